using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Comparing;

/// <summary>Finds the neighbors of all rules at once.</summary>
internal static class NeighborSearch
{
    // A page is read by people.
    private const int MostListed = 20;

    public static ImmutableDictionary<string, CatalogNeighbors> Of(ImmutableArray<CatalogRule> rules)
    {
        var subsumed = Subsumption.Of(rules).ToList();
        var broader = subsumed.ToLookup(pair => pair.Stricter, pair => rules[pair.Broader].Key);
        var stricter = subsumed.ToLookup(pair => pair.Broader, pair => rules[pair.Stricter].Key);
        var alike = NearDuplicates.Of(rules).SelectMany(pair => new[] { pair, (One: pair.Other, Other: pair.One, pair.Likeness) }).ToLookup(pair => pair.One);
        var events = new EventSharing(rules);
        return Enumerable.Range(0, rules.Length).ToImmutableDictionary(
            rule => rules[rule].Key,
            rule => new CatalogNeighbors
            {
                Stricter = [.. stricter[rule].Take(MostListed)],
                Broader = [.. broader[rule].Take(MostListed)],
                NearDuplicates = [.. alike[rule].OrderByDescending(pair => pair.Likeness).ThenBy(pair => pair.Other).Take(MostListed).Select(pair => new CatalogLikeness(rules[pair.Other].Key, pair.Likeness))],
                SharingEvents = [.. events.With(rule).Take(MostListed)],
            },
            StringComparer.Ordinal);
    }
}
