using System.Collections.Immutable;
using System.Linq;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Kusto.Syntax;

namespace Contoso.Analyzers;

/// <summary>Finds queries that read lists from the internet: at Contoso these belong into a watchlist, where changes are reviewed.</summary>
public sealed class QueryReadsOutsideDataAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        "CONTOSO001",
        "Query reads outside data",
        "The query reads data from outside of the workspace; put it into a watchlist and read it with '_GetWatchlist'.",
        DiagnosticCategory.Query,
        DiagnosticSeverity.Warning,
        "A query with 'externaldata' finds what somebody else writes into a file, and nothing when the file is gone.")
    {
        HelpLink = "https://contoso.example/detections/CONTOSO001",
    };

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        foreach (var node in context.Bound.Root.DescendantsAndSelf().Where(node => node.Kind == SyntaxKinds.ExternalDataExpression))
            context.Report(Rule, node.Span with { Length = "externaldata".Length });
    }
}
