namespace Detections.Analysis.Timing;

/// <summary>The phases of an analysis, as a table of times shows them.</summary>
public static class AnalysisPhase
{
    public const string OpenCache = "open the cache";
    public const string Read = "read files";
    public const string FindKept = "find kept results";
    public const string Configuration = "config files";
    public const string Setup = "schema and knowledge";
    public const string Parse = "parse rules";
    public const string Ask = "ask the engine";
    public const string Analyze = "analyzers";
    public const string Sum = "put together";
    public const string Severities = "severities";
    public const string Sarif = "logs and reports";
    public const string Log = "build log";
    public const string Catalog = "catalog";
    public const string Save = "save the cache";
}
