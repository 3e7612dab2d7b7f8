using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Platform;

/// <summary>Finds analytics rules of Sentinel that read all tables: <c>union *</c>, <c>search *</c>.</summary>
internal sealed class QueryReadsAllTablesAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.QueryReadsAllTables,
        "Query reads all tables",
        "The query of an analytics rule cannot contain '{0}'; name the tables to read.",
        DiagnosticCategory.Platform,
        DiagnosticSeverity.Error,
        "Microsoft Sentinel takes no analytics rule whose query contains 'search *' or 'union *': it would read every table of the workspace at each run.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        if (context.Rule.Kind is not (RuleKind.ScheduledAnalytics or RuleKind.NearRealTimeAnalytics))
            return;
        foreach (var node in context.Bound.Root.DescendantsAndSelf())
        {
            var star = node.Kind switch
            {
                SyntaxKinds.UnionOperator => node.Items("Expressions").FirstOrDefault(),
                SyntaxKinds.SearchOperator => node.Node("Condition"),
                _ => null,
            };
            // What the platform says to words between the two, as in 'union withsource=T *', is not known.
            if (star?.Text == "*" && node.Keyword is var keyword && keyword.Span.End + 1 == star.Span.Start)
                context.Report(Rule, TextSpan.FromBounds(keyword.Span.Start, star.Span.End), $"{keyword.Text} *");
        }
    }
}
