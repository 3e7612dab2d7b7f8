using System.Collections.Immutable;
using Detections.Analysis.Catalog.Comparing;
using Detections.Analysis.Knowledge;

namespace Detections.Analysis.Catalog;

/// <summary>All rules of a build, and what only all of them together tell. Each part of it is made when it is first asked for; safe to share between threads.</summary>
public sealed class DetectionCatalog
{
    private readonly Lazy<Dictionary<string, int>> _places;
    private readonly Lazy<IndicatorIndex> _indicators;
    private readonly Lazy<CatalogCoverage> _coverage;
    private readonly Lazy<IReadOnlyDictionary<string, CatalogNeighbors>> _neighbors;

    private DetectionCatalog(ImmutableArray<CatalogRule> rules, DetectionKnowledge knowledge)
    {
        Rules = rules;
        Knowledge = knowledge;
        _places = new(() => rules.Select((rule, place) => (rule.Key, place)).ToDictionary(one => one.Key, one => one.place, StringComparer.Ordinal));
        _indicators = new(() => new IndicatorIndex(rules));
        _coverage = new(() => new CoverageCount(rules, knowledge).Count());
        _neighbors = new(() => NeighborSearch.Of(rules));
    }

    /// <summary>By path, then by line.</summary>
    public ImmutableArray<CatalogRule> Rules { get; }

    /// <summary>The facts the rules were read with.</summary>
    public DetectionKnowledge Knowledge { get; }

    /// <summary>What the rules cover, and what they do not.</summary>
    public CatalogCoverage Coverage => _coverage.Value;

    /// <param name="rules">In any order.</param>
    /// <param name="knowledge">The facts of ATT&amp;CK and of events.</param>
    public static DetectionCatalog Of(IEnumerable<CatalogRule> rules, DetectionKnowledge knowledge) =>
        new([.. rules.OrderBy(rule => rule.Path, StringComparer.Ordinal).ThenBy(rule => rule.Line).ThenBy(rule => rule.Column)], knowledge);

    /// <summary>The rules that look for a value, in the order of <see cref="Rules"/>. Where an operator does not go by letter case, neither does this.</summary>
    /// <param name="field">As <see cref="CatalogIndicator.Field"/>.</param>
    /// <param name="kind">As <see cref="CatalogIndicator.Kind"/>.</param>
    /// <param name="value">The value; null for a kind that takes none.</param>
    public ImmutableArray<CatalogRule> RulesLookingFor(string field, string kind, CatalogValue? value) =>
        [.. _indicators.Value.RulesFor(field, kind, value).Select(index => Rules[index])];

    /// <summary>How many other rules look for the same value in the same field with the same kind: the count of the rule pages.</summary>
    /// <param name="rule">A rule of the catalog.</param>
    /// <param name="indicator">One of its indicators.</param>
    /// <param name="value">One of its values; null where it has none.</param>
    public int CountOthers(CatalogRule rule, CatalogIndicator indicator, CatalogValue? value) =>
        _indicators.Value.CountOthers(_places.Value[rule.Key], indicator.Field, indicator.Kind, value);

    /// <summary>The rules that are near one.</summary>
    /// <param name="rule">A rule of the catalog.</param>
    public CatalogNeighbors NeighborsOf(CatalogRule rule) => _neighbors.Value.GetValueOrDefault(rule.Key, CatalogNeighbors.None);
}
