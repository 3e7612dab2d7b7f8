using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Comparing;

/// <summary>The shapes of queries, each once, with a number for each.</summary>
internal sealed class DistinctShapes
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<QueryShape> _shapes = [];

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<QueryShape> All => _shapes;

    /// <summary>Takes the queries of a rule in.</summary>
    /// <returns>The numbers of their shapes, each once and in order, and whether every query has one.</returns>
    public (ImmutableArray<int> Shapes, bool IsWhole) Add(CatalogRule rule)
    {
        var shapes = rule.Queries.Select(QueryShape.Of).ToList();
        return ([.. shapes.OfType<QueryShape>().Select(NumberOf).Distinct().Order()], !shapes.Contains(null));
    }

    private int NumberOf(QueryShape shape)
    {
        var text = shape.Skeleton + string.Concat(shape.Segments.Select(segment => "\n|" + string.Concat(segment.Select(condition => "\n" + condition.Text))));
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers.Add(text, number = _shapes.Count);
            _shapes.Add(shape);
        }
        return number;
    }
}
