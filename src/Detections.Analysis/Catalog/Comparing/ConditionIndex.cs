using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Comparing;

/// <summary>
/// Shapes with the same skeleton by what their conditions say, so that those which may be within one are found without looking at all.
/// Each condition has marks, and asks for some: one that implies another has a mark that this one asks for.
/// </summary>
internal sealed class ConditionIndex
{
    private readonly Dictionary<Mark, List<int>> _shapes = [];

    /// <param name="shapes">The shapes and their numbers.</param>
    public ConditionIndex(IEnumerable<(int Number, QueryShape Shape)> shapes)
    {
        foreach (var (number, shape) in shapes)
        {
            for (var segment = 0; segment < shape.Segments.Length; segment++)
            {
                foreach (var mark in shape.Segments[segment].SelectMany(condition => ConditionMarks.Of(condition)).Distinct())
                    Add(mark with { Segment = segment }, number);
            }
        }
    }

    /// <summary>The shapes that may be within one, by their numbers in order: those with a mark that its rarest condition asks for.</summary>
    /// <param name="shape">One with the skeleton of the others and a condition at least.</param>
    /// <param name="most">Where there are more, none.</param>
    public IEnumerable<int> CandidatesFor(QueryShape shape, int most)
    {
        var rarest = shape.Segments.SelectMany((segment, at) => segment.Select(condition => HavingOneOf(ConditionMarks.AskedFor(condition), at))).MinBy(lists => lists.Sum(list => list.Count))!;
        return rarest.Sum(list => list.Count) <= most ? rarest.SelectMany(list => list).Distinct().Order() : [];
    }

    // Of each piece of a value that is asked for all parts have to be there: the rarest tells the most.
    private List<List<int>> HavingOneOf(IEnumerable<ImmutableArray<Mark>> asked, int segment) =>
        [.. asked.Select(all => all.Select(mark => _shapes.GetValueOrDefault(mark with { Segment = segment }, [])).MinBy(list => list.Count)!).Distinct()];

    private void Add(Mark mark, int shape)
    {
        if (!_shapes.TryGetValue(mark, out var shapes))
            _shapes.Add(mark, shapes = []);
        shapes.Add(shape);
    }
}
