namespace Detections.Analysis.Catalog.Comparing;

/// <summary>Which shapes are within which: every row that a query of the one finds, one of the other finds too.</summary>
internal sealed class ShapeContainment
{
    // Where every condition of a shape is one that more than this many others may imply, nothing is said of it.
    private const int MaxCandidates = 2_000;

    private readonly Dictionary<int, IReadOnlyList<int>> _within = [];

    /// <param name="shapes">Different ones.</param>
    public ShapeContainment(IReadOnlyList<QueryShape> shapes)
    {
        foreach (var group in Enumerable.Range(0, shapes.Count).GroupBy(shape => shapes[shape].Skeleton, StringComparer.Ordinal).Where(group => group.Skip(1).Any()))
        {
            var index = new ConditionIndex(group.Select(shape => (shape, shapes[shape])));
            foreach (var broad in group)
                _within.Add(broad, [.. index.CandidatesFor(shapes[broad], MaxCandidates).Where(narrow => narrow != broad && shapes[narrow].IsWithin(shapes[broad])).Append(broad)]);
        }
    }

    /// <summary>The numbers of the shapes within one, that one among them.</summary>
    public IReadOnlyList<int> Within(int shape) => _within.GetValueOrDefault(shape, [shape]);
}
