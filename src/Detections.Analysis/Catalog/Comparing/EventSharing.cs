namespace Detections.Analysis.Catalog.Comparing;

/// <summary>Finds rules that read the same events.</summary>
internal sealed class EventSharing
{
    // An event that more rules than this read connects none of them.
    private const int MostReaders = 200;

    private readonly IReadOnlyList<CatalogRule> _rules;
    private readonly Dictionary<string, List<int>> _readers = new(StringComparer.Ordinal);

    public EventSharing(IReadOnlyList<CatalogRule> rules)
    {
        _rules = rules;
        for (var rule = 0; rule < rules.Count; rule++)
        {
            foreach (var name in ReadBy(rules[rule]))
            {
                if (!_readers.TryGetValue(name, out var readers))
                    _readers.Add(name, readers = []);
                readers.Add(rule);
            }
        }
    }

    /// <summary>The rules that share events with one, those with the most first, then by key.</summary>
    /// <param name="rule">Index of the rule.</param>
    public IEnumerable<CatalogSharedEvents> With(int rule) =>
        from name in ReadBy(_rules[rule])
        where _readers[name].Count <= MostReaders
        from other in _readers[name]
        where other != rule
        group name by other into shared
        let found = new CatalogSharedEvents(_rules[shared.Key].Key, [.. shared])
        orderby found.Events.Length descending, shared.Key
        select found;

    private static IEnumerable<string> ReadBy(CatalogRule rule) => rule.Events.Where(one => one.IsRead).Select(one => $"{one.Provider} {one.Id}");
}
