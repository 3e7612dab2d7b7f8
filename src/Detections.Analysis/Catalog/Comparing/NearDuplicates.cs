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

    /// <summary>For each rule those like it by index, with their likeness: the most alike first, then in order.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="most">How many at most for each.</param>
    public static IReadOnlyList<IReadOnlyList<(int Rule, double Likeness)>> Of(IReadOnlyList<CatalogRule> rules, int most)
    {
        var marks = NumberedMarks(rules);
        var index = new Dictionary<int, List<int>>();
        var found = rules.Select(_ => new Nearest(most)).ToList();
        for (var rule = 0; rule < rules.Count; rule++)
        {
            var own = marks[rule];
            if (own.Length < FewestMarks)
                continue;
            // Two sets as alike as that have one of their rarest marks in common.
            var rarest = own.Take(own.Length - (int)Math.Ceiling(Least * own.Length) + 1).ToList();
            foreach (var other in rarest.SelectMany(mark => index.GetValueOrDefault(mark, [])).Distinct())
            {
                var likeness = Likeness(own, marks[other]);
                if (likeness < Least)
                    continue;
                found[rule].Add(other, likeness);
                found[other].Add(rule, likeness);
            }
            foreach (var mark in rarest)
            {
                if (!index.TryGetValue(mark, out var with))
                    index.Add(mark, with = []);
                if (with.Count < MostCompared)
                    with.Add(rule);
            }
        }
        return [.. found.Select(nearest => nearest.Rules)];
    }

    private static double Likeness(int[] one, int[] other)
    {
        int common = 0, at = 0;
        foreach (var mark in one)
        {
            while (at < other.Length && other[at] < mark)
                at++;
            if (at < other.Length && other[at] == mark)
                common++;
        }
        return (double)common / (one.Length + other.Length - common);
    }

    // The marks of each rule as numbers in their order: a rarer one has a lower number.
    private static List<int[]> NumberedMarks(IReadOnlyList<CatalogRule> rules)
    {
        var marks = rules.Select(MarksOf).ToList();
        var numbers = marks.SelectMany(set => set).GroupBy(mark => mark, StringComparer.Ordinal).OrderBy(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
            .Select((same, number) => (same.Key, number)).ToDictionary(one => one.Key, one => one.number, StringComparer.Ordinal);
        return [.. marks.Select(set => set.Select(mark => numbers[mark]).Order().ToArray())];
    }

    private static HashSet<string> MarksOf(CatalogRule rule) => rule.Queries
        .SelectMany(query => query.Tables.Concat(query.Functions).Select(table => "read " + table)
            .Concat(query.Indicators.SelectMany(row => Rows("find", row)))
            .Concat(query.Exclusions.SelectMany(row => Rows("leave", row))))
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Rows(string verb, CatalogIndicator row) => row.Values.IsEmpty
        ? [$"{verb} {row.Field} {row.Kind}"]
        : row.Values.Select(value => $"{verb} {row.Field} {row.Kind} {value.Text.ToLowerInvariant()}");

    /// <summary>The nearest so far.</summary>
    private sealed class Nearest(int most)
    {
        private static readonly Comparer<(int Rule, double Likeness)> NearestFirst =
            Comparer<(int Rule, double Likeness)>.Create((one, other) => other.Likeness.CompareTo(one.Likeness) is var order and not 0 ? order : one.Rule.CompareTo(other.Rule));

        public List<(int Rule, double Likeness)> Rules { get; } = [];

        public void Add(int rule, double likeness)
        {
            var place = ~Rules.BinarySearch((rule, likeness), NearestFirst);
            if (place == most)
                return;
            if (Rules.Count == most)
                Rules.RemoveAt(most - 1);
            Rules.Insert(place, (rule, likeness));
        }
    }
}
