using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Comparing;

/// <summary>Finds the rules whose rows are all among those of other rules. Queries with the same operators are compared, and of those only what an index cannot tell apart.</summary>
internal sealed class Subsumption
{
    // Where every condition of a query is one that more than this many others have too, nothing is said of it.
    private const int MaxCandidates = 2_000;

    private readonly List<(int Rule, QueryShape Shape)> _queries = [];
    private readonly Dictionary<(string Skeleton, int Segment, string Mark), List<int>> _index = [];

    private Subsumption(IReadOnlyList<CatalogRule> rules)
    {
        for (var rule = 0; rule < rules.Count; rule++)
        {
            foreach (var shape in rules[rule].Queries.Select(QueryShape.Of).OfType<QueryShape>())
            {
                foreach (var mark in Marks(shape).Distinct())
                {
                    if (!_index.TryGetValue(mark, out var queries))
                        _index.Add(mark, queries = []);
                    queries.Add(_queries.Count);
                }
                _queries.Add((rule, shape));
            }
        }
    }

    /// <summary>Pairs of rules by index: all that the first finds the second finds too, and more.</summary>
    public static IEnumerable<(int Stricter, int Broader)> Of(IReadOnlyList<CatalogRule> rules)
    {
        var search = new Subsumption(rules);
        // Of each pair of rules the queries of the first that are within one of the second.
        var within = new Dictionary<(int, int), HashSet<int>>();
        for (var broad = 0; broad < search._queries.Count; broad++)
        {
            foreach (var narrow in search.CandidatesFor(search._queries[broad].Shape))
            {
                var (one, other) = (search._queries[narrow], search._queries[broad]);
                if (one.Rule == other.Rule || !one.Shape.IsWithin(other.Shape))
                    continue;
                if (!within.TryGetValue((one.Rule, other.Rule), out var queries))
                    within.Add((one.Rule, other.Rule), queries = []);
                queries.Add(narrow);
            }
        }
        var whole = within.Where(pair => pair.Value.Count == rules[pair.Key.Item1].Queries.Length).Select(pair => pair.Key).ToHashSet();
        return whole.Where(pair => !whole.Contains((pair.Item2, pair.Item1))).Order();
    }

    // The queries that have what the rarest condition of this one asks for.
    private List<int> CandidatesFor(QueryShape shape)
    {
        var lists = from segment in Enumerable.Range(0, shape.Segments.Length)
                    from condition in shape.Segments[segment]
                    select AskedFor(condition).Distinct(StringComparer.Ordinal).Select(mark => _index.GetValueOrDefault((shape.Skeleton, segment, mark), [])).ToList();
        return lists.MinBy(list => list.Sum(queries => queries.Count)) is { } rarest && rarest.Sum(queries => queries.Count) <= MaxCandidates
            ? [.. rarest.SelectMany(queries => queries).Distinct().Order()]
            : [];
    }

    private static IEnumerable<(string Skeleton, int Segment, string Mark)> Marks(QueryShape shape) =>
        from segment in Enumerable.Range(0, shape.Segments.Length)
        from condition in shape.Segments[segment]
        from mark in MarksOf(condition)
        select (shape.Skeleton, segment, mark);

    // Every mark that a condition in which this one is implied can ask for.
    private static IEnumerable<string> MarksOf(CatalogPredicate condition) => condition.Comparison is not { } comparison
        ? condition.Parts.SelectMany(MarksOf).Append("=" + condition.Text)
        : [comparison.Field, "=" + condition.Text, .. IsEquality(comparison) ? comparison.Values.Select(value => ValueMark(comparison, value)) : []];

    // The marks of which a condition that implies this one has one at least.
    private static IEnumerable<string> AskedFor(CatalogPredicate condition)
    {
        if (condition.Comparison is { } comparison)
            return IsEquality(comparison) ? comparison.Values.Select(value => ValueMark(comparison, value)).Append("=" + condition.Text) : [comparison.Field];
        return condition.Form == PredicateForm.Opaque ? ["=" + condition.Text] : condition.Parts.SelectMany(Fields).Append("=" + condition.Text);
    }

    private static IEnumerable<string> Fields(CatalogPredicate condition) =>
        condition.Comparison is { } comparison ? [comparison.Field] : condition.Parts.SelectMany(Fields).Append("=" + condition.Text);

    private static bool IsEquality(CatalogComparison comparison) => comparison is { Kind: IndicatorKinds.Equal or IndicatorKinds.In, IsNegated: false };

    private static string ValueMark(CatalogComparison comparison, string value) => $"{comparison.Field}={value.ToLowerInvariant()}";
}
