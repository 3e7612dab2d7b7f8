namespace Detections.Analysis.Catalog.Comparing;

/// <summary>Finds rules that look for nearly the same: the tables, indicators and exclusions of both, value by value, that both have, divided by those that one of them has.</summary>
internal static class NearDuplicates
{
    /// <summary>Below it two rules are not alike.</summary>
    public const double Least = 0.8;

    // Rules that say less are alike by chance.
    private const int FewestMarks = 4;

    // Of more rules than this with one rare mark the others are compared with these only.
    private const int MostCompared = 500;

    /// <summary>Pairs of rules by index, the first index the lower one, with their likeness.</summary>
    public static IEnumerable<(int One, int Other, double Likeness)> Of(IReadOnlyList<CatalogRule> rules)
    {
        var marks = rules.Select(MarksOf).ToList();
        var frequency = marks.SelectMany(set => set).GroupBy(mark => mark, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        var index = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var rule = 0; rule < rules.Count; rule++)
        {
            var own = marks[rule];
            if (own.Count < FewestMarks)
                continue;
            // Two sets as alike as that have one of their rarest marks in common.
            var rarest = own.OrderBy(mark => frequency[mark]).ThenBy(mark => mark, StringComparer.Ordinal).Take(own.Count - (int)Math.Ceiling(Least * own.Count) + 1).ToList();
            foreach (var other in rarest.SelectMany(mark => index.GetValueOrDefault(mark, [])).Distinct().Order())
            {
                var common = own.Count(marks[other].Contains);
                var likeness = (double)common / (own.Count + marks[other].Count - common);
                if (likeness >= Least)
                    yield return (other, rule, likeness);
            }
            foreach (var mark in rarest)
            {
                if (!index.TryGetValue(mark, out var with))
                    index.Add(mark, with = []);
                if (with.Count < MostCompared)
                    with.Add(rule);
            }
        }
    }

    private static HashSet<string> MarksOf(CatalogRule rule) => rule.Queries
        .SelectMany(query => query.Tables.Concat(query.Functions).Select(table => "read " + table)
            .Concat(query.Indicators.SelectMany(row => Rows("find", row)))
            .Concat(query.Exclusions.SelectMany(row => Rows("leave", row))))
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Rows(string verb, CatalogIndicator row) => row.Values.IsEmpty
        ? [$"{verb} {row.Field} {row.Kind}"]
        : row.Values.Select(value => $"{verb} {row.Field} {row.Kind} {value.Text.ToLowerInvariant()}");
}
