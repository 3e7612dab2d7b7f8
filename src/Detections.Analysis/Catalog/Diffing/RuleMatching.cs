using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>Finds the rules of two states that are the same rule: by id, then by place, then by what they mean.</summary>
internal sealed class RuleMatching
{
    private readonly List<CatalogRule> _before;
    private readonly List<CatalogRule> _after;
    private readonly ImmutableArray<(CatalogRule? Before, CatalogRule? After)>.Builder _pairs = ImmutableArray.CreateBuilder<(CatalogRule?, CatalogRule?)>();

    public RuleMatching(IEnumerable<CatalogRule> before, IEnumerable<CatalogRule> after)
    {
        _before = InOrder(before);
        _after = InOrder(after);
        // The file it is in tells apart rules that somebody copied with their id.
        Match(rule => IdOf(rule) is { } id ? $"{id}\n{rule.Path}" : null);
        Match(IdOf, onlyUnique: true);
        Match(rule => $"{rule.Path}\n{rule.Title}");
        Match(rule => rule.Path, onlyUnique: true);
        Match(rule => $"{rule.Title}\n{RuleComparison.MeaningOf(rule)}");
        Match(RuleComparison.MeaningOf);
        _pairs.AddRange(_before.Select(rule => ((CatalogRule?)rule, (CatalogRule?)null)));
        _pairs.AddRange(_after.Select(rule => ((CatalogRule?)null, (CatalogRule?)rule)));
    }

    /// <summary>Every rule once, with what it was or became; null where it was not there, or is not any more.</summary>
    public ImmutableArray<(CatalogRule? Before, CatalogRule? After)> Pairs => _pairs.ToImmutable();

    // Several with the same key are taken in their order, unless only one on each side is certain enough.
    private void Match(Func<CatalogRule, string?> keyOf, bool onlyUnique = false)
    {
        if (_before.Count == 0 || _after.Count == 0)
            return;
        var old = _before.GroupBy(rule => keyOf(rule) ?? "", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var matched = new HashSet<CatalogRule>(ReferenceEqualityComparer.Instance);
        foreach (var group in _after.GroupBy(rule => keyOf(rule) ?? "", StringComparer.Ordinal))
        {
            if (group.Key.Length == 0 || !old.TryGetValue(group.Key, out var candidates) || (onlyUnique && (candidates.Count > 1 || group.Count() > 1)))
                continue;
            foreach (var (one, other) in candidates.Zip(group))
            {
                _pairs.Add((one, other));
                matched.Add(one);
                matched.Add(other);
            }
        }
        _before.RemoveAll(matched.Contains);
        _after.RemoveAll(matched.Contains);
    }

    private static string? IdOf(CatalogRule rule) => rule.Id?.ToUpperInvariant();

    private static List<CatalogRule> InOrder(IEnumerable<CatalogRule> rules) =>
        [.. rules.OrderBy(rule => rule.Path, StringComparer.Ordinal).ThenBy(rule => rule.Line).ThenBy(rule => rule.Column)];
}
