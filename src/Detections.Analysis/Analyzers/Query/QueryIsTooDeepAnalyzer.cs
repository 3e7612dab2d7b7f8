using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics;

namespace Detections.Analysis.Analyzers.Query;

/// <summary>Says that a query was only parsed: the engine does not bind one beyond its limits of depth and length.</summary>
internal sealed class QueryIsTooDeepAnalyzer : DetectionAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.QueryIsTooDeep,
        "Query is too deep to check",
        "The query is nested too deeply or is too long for the Kusto engine to check, so its names and types were not looked at; put long 'or' chains into one 'in' or 'has_any' list, or split the query with 'let'.",
        DiagnosticCategory.Query,
        DiagnosticSeverity.Warning,
        "The engine guards itself against chains of several hundred operators or conditions and stops before it binds names. The query may be right; nobody knows from this build.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Findings.Diagnostics(EngineFinding.NotBound).Any())
            context.Report(Rule, context.Query.FirstLine);
    }
}
