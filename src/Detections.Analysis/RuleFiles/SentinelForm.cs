using Detections.Analysis.Metadata;
using Detections.Analysis.Text;

namespace Detections.Analysis.RuleFiles;

/// <summary>
/// A form of Sentinel YAML: analytics rules, hunting queries, workspace functions. What a document is, its top-level
/// keys tell; a key more than <c>query</c> must speak for Sentinel, for many tools keep queries in YAML.
/// </summary>
/// <param name="Kind">What such a document is.</param>
/// <param name="QueryKey">The top-level key of its query.</param>
internal sealed record SentinelForm(RuleKind Kind, string QueryKey)
{
    private const string Query = "query";

    private static readonly SentinelForm Scheduled = new(RuleKind.ScheduledAnalytics, Query);
    private static readonly SentinelForm NearRealTime = new(RuleKind.NearRealTimeAnalytics, Query);
    private static readonly SentinelForm Hunting = new(RuleKind.HuntingQuery, Query);
    private static readonly SentinelForm SolutionFunction = new(RuleKind.Function, "FunctionQuery");
    private static readonly SentinelForm AsimParser = new(RuleKind.Function, "ParserQuery");

    // Rules from before 2022 have no 'kind'; these keys tell them from hunting queries.
    private static readonly string[] ScheduleKeys = ["queryFrequency", "queryPeriod", "triggerOperator", "triggerThreshold"];
    private static readonly string[] HuntingKeys = ["tactics", "relevantTechniques", "requiredDataConnectors", "entityMappings"];

    public bool IsAnalyticsRule => Kind is RuleKind.ScheduledAnalytics or RuleKind.NearRealTimeAnalytics;

    /// <summary>The form of a document, or null when it is something else.</summary>
    public static SentinelForm? Of(MetadataMapping document) =>
        Of(key => document.Find(key) is not null, document.FindScalar("kind")?.Value);

    /// <summary>The form that the lines of a file promise whose YAML is broken, or null when they promise none.</summary>
    public static SentinelForm? OfBroken(SourceText text)
    {
        var lines = text.Content.Split('\r', '\n');
        return Of(
            key => Array.Exists(lines, line => IsKey(line, key)),
            Array.Find(lines, line => IsKey(line, "kind"))?.Split(':')[1].Split(" #")[0]);

        static bool IsKey(string line, string key) =>
            line.StartsWith(key, StringComparison.Ordinal) && line.AsSpan(key.Length).TrimStart(' ').StartsWith(":");
    }

    private static SentinelForm? Of(Func<string, bool> has, string? kind)
    {
        if (has(SolutionFunction.QueryKey))
            return SolutionFunction;
        if (has(AsimParser.QueryKey))
            return AsimParser;
        if (!has(Query))
            return null;
        return kind?.Trim(' ', '"', '\'').ToUpperInvariant() switch
        {
            "SCHEDULED" => Scheduled,
            "NRT" => NearRealTime,
            "HUNTING" or "HUNTINGQUERY" => Hunting,
            _ when Array.Exists(ScheduleKeys, key => has(key)) => Scheduled,
            null when Array.Exists(HuntingKeys, key => has(key)) => Hunting,
            _ => null,
        };
    }
}
