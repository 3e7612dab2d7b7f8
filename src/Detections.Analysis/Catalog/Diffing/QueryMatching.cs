namespace Detections.Analysis.Catalog.Diffing;

/// <summary>Finds the queries of two states of a rule that are the same query: by what they say, then by the heading above them, then by their order.</summary>
internal static class QueryMatching
{
    /// <summary>Every query once, by index, in the order of the rule as it is; those that are gone last.</summary>
    public static IEnumerable<(int? Old, int? New)> Of(IReadOnlyList<CatalogQuery> before, IReadOnlyList<CatalogQuery> after)
    {
        var old = Enumerable.Range(0, before.Count).ToList();
        var found = new int?[after.Count];
        Match(QueryComparison.MeaningOf);
        Match(query => query.Heading is { } heading ? $"{heading}\n{query.Environment}" : "");
        Match(query => query.Environment.ToString());
        return Enumerable.Range(0, after.Count).Select(index => (found[index], (int?)index)).Concat(old.Select(index => ((int?)index, (int?)null)));

        void Match(Func<CatalogQuery, string> keyOf)
        {
            var candidates = old.ToLookup(index => keyOf(before[index]), StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<int>(group), StringComparer.Ordinal);
            for (var index = 0; index < after.Count; index++)
            {
                if (found[index] is not null || keyOf(after[index]) is not { Length: > 0 } key || !candidates.TryGetValue(key, out var queue) || !queue.TryDequeue(out var match))
                    continue;
                found[index] = match;
                old.Remove(match);
            }
        }
    }
}
