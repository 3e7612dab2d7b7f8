using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Analyzers.Query;

/// <summary>Names the watchlists a query reads that the repository does not declare: any column is accepted on them.</summary>
internal sealed class WatchlistIsNotDeclaredAnalyzer : DetectionAnalyzer
{
    private const string GetWatchlist = "_GetWatchlist";

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.WatchlistIsNotDeclared,
        "Watchlist is not declared",
        "The watchlist '{0}' is not declared, so its columns are not checked; declare it in a DetectionSchema file.",
        DiagnosticCategory.Query,
        DiagnosticSeverity.Suggestion,
        "A watchlist has the columns of the file it was uploaded from. Where the repository does not declare them, any column name is accepted, so a misspelled one is not found.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeQuery(QueryContext context)
    {
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var call in context.Bound.Root.DescendantsAndSelf())
        {
            if (call.Kind != SyntaxKinds.FunctionCallExpression || call.Node("Name")?.Text != GetWatchlist)
                continue;
            if (FirstArgument(call) is not { Constant.Value: string alias } argument || IsDeclared(alias, context))
                continue;
            if (told.Add(alias))
                context.Report(Rule, argument.Span, alias);
        }
    }

    private static SyntaxNode? FirstArgument(SyntaxNode call) =>
        call.Node("ArgumentList")?.DescendantsAndSelf().FirstOrDefault(node => node.Constant is not null);

    private static bool IsDeclared(string alias, QueryContext context) =>
        context.Subset.Watchlists.Any(watchlist => string.Equals(watchlist.Alias, alias, StringComparison.OrdinalIgnoreCase));
}
