using System.Collections.Immutable;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Finds the conditions on what a <c>summarize</c> has counted.</summary>
internal sealed class ThresholdReader
{
    private readonly Dictionary<Symbol, (SyntaxNode Aggregate, SyntaxNode Summarize)> _aggregates = new(ReferenceEqualityComparer.Instance);

    public ThresholdReader(SyntaxNode root)
    {
        foreach (var summarize in root.DescendantsAndSelf().Where(node => node.Kind == SyntaxKinds.SummarizeOperator))
        {
            foreach (var aggregate in summarize.Items("Aggregates"))
            {
                if (aggregate.Kind == SyntaxKinds.SimpleNamedExpression && aggregate.Node("Name")?.ReferencedSymbol is { } named)
                    _aggregates[named] = (aggregate.Node("Expression") ?? aggregate, summarize);
            }
            // count(), dcount(X): a name of the engine's. The columns of the groups come first.
            var unnamed = summarize.Items("Aggregates").Where(aggregate => aggregate.Kind == SyntaxKinds.FunctionCallExpression).ToList();
            var groups = summarize.Node("ByClause")?.Items("Expressions").Count() ?? 0;
            var columns = (summarize.ResultType as TableSymbol)?.Columns.Skip(groups).Where(column => !_aggregates.ContainsKey(column)).ToList() ?? [];
            if (columns.Count != unnamed.Count)
                continue;
            foreach (var (column, aggregate) in columns.Zip(unnamed))
                _aggregates[column] = (aggregate, summarize);
        }
    }

    /// <summary>The thresholds in the conditions, in their order.</summary>
    public IEnumerable<CatalogThreshold> Read(IEnumerable<Predicate> conditions) =>
        from condition in conditions
        from comparison in condition.Comparisons
        where !comparison.Values.IsEmpty && !PredicateWriter.IsOpposite(comparison) && comparison.Field.Column is { } column && _aggregates.ContainsKey(column)
        let made = _aggregates[comparison.Field.Column!]
        select new CatalogThreshold(comparison.Field.Name, made.Aggregate.OnOneLine(), PredicateWriter.KindOf(comparison), [.. comparison.Values.Select(value => value.Text)])
        {
            GroupBy = GroupsOf(made.Summarize),
        };

    /// <summary>What a <c>summarize</c> groups by, as written.</summary>
    public static ImmutableArray<string> GroupsOf(SyntaxNode summarize) =>
        [.. summarize.Node("ByClause")?.Items("Expressions").Select(group => group.OnOneLine()) ?? []];
}
