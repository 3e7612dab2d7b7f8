using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Semantics;

/// <summary>What is reported when the engine cannot do its work.</summary>
internal static class EngineDescriptors
{
    public static readonly DiagnosticDescriptor NodeIsMissing = new(
        DiagnosticIds.NodeIsMissing,
        "Node.js is missing",
        "The Kusto engine needs Node.js 18 or later and {0}; install it from https://nodejs.org, or set the property DetectionsNodePath to the program.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Error,
        "Microsoft's Kusto engine runs in Node.js. It is looked for in the property DetectionsNodePath, then on PATH, then where Visual Studio installs it. Without it no query is checked, so the build fails.");

    public static readonly DiagnosticDescriptor EngineFailed = new(
        DiagnosticIds.EngineFailed,
        "Kusto engine does not start",
        "The Kusto engine does not start in Node.js: {0}",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Error,
        "Node.js was found and the engine does not run in it. Without it no query is checked, so the build fails.");

    public static readonly DiagnosticDescriptor QueryWasNotAnalyzed = new(
        DiagnosticIds.QueryWasNotAnalyzed,
        "Query was not analyzed",
        "The query was not analyzed: {0}",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Error,
        "The engine gave up on this query; all others were analyzed. A query that was not looked at cannot be called right, so the build fails.");

    public static readonly DiagnosticDescriptor SchemaFileIsInvalid = new(
        DiagnosticIds.SchemaFileIsInvalid,
        "Schema file is invalid",
        "{0}",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Warning,
        "A file of the DetectionSchema items declares a table, function or watchlist in a way that cannot be read. What cannot be read counts as not declared.");

    public static IEnumerable<DiagnosticDescriptor> All => [NodeIsMissing, EngineFailed, QueryWasNotAnalyzed, SchemaFileIsInvalid];
}
