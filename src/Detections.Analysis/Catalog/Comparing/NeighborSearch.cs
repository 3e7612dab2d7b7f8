using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Comparing;

/// <summary>Finds the neighbors of all rules at once.</summary>
internal static class NeighborSearch
{
    // A page is read by people.
    private const int MostListed = 20;

    public static IReadOnlyDictionary<string, CatalogNeighbors> Of(ImmutableArray<CatalogRule> rules)
    {
        var subsumption = new Subsumption(rules, MostListed);
        var alike = NearDuplicates.Of(rules, MostListed);
        var events = new EventSharing(rules);
        var neighbors = new Dictionary<string, CatalogNeighbors>(rules.Length, StringComparer.Ordinal);
        for (var rule = 0; rule < rules.Length; rule++)
        {
            neighbors.Add(rules[rule].Key, new CatalogNeighbors
            {
                Stricter = [.. subsumption.StricterThan(rule).Select(other => rules[other].Key)],
                Broader = [.. subsumption.BroaderThan(rule).Select(other => rules[other].Key)],
                NearDuplicates = [.. alike[rule].Select(near => new CatalogLikeness(rules[near.Rule].Key, near.Likeness))],
                SharingEvents = [.. events.With(rule).Take(MostListed)],
            });
        }
        return neighbors;
    }
}
