using System.Collections.Immutable;
using Detections.Analysis.Catalog;

namespace Detections.Catalog.Pages;

/// <summary>Which rules look for a value. Two values are the same where one of them holds in any letter case and that is all they differ in.</summary>
internal sealed class IndicatorIndex
{
    private readonly Dictionary<(string Field, string Kind, string Folded), List<(RulePage Page, CatalogValue Value)>> _uses = [];

    public IndicatorIndex(IEnumerable<RulePage> pages)
    {
        foreach (var page in pages)
        {
            foreach (var indicator in page.Rule.Queries.SelectMany(query => query.Indicators))
            {
                foreach (var value in indicator.Values)
                    ListOf(KeyOf(indicator, value)).Add((page, value));
            }
        }
    }

    /// <summary>By field, kind and value; one that differs in letter case from another is an entry of its own where letter case decides.</summary>
    public IEnumerable<IndicatorEntry> Entries =>
        from key in _uses.Keys.Order()
        from uses in _uses[key].GroupBy(use => use.Value.IsCaseSensitive ? use.Value.Text : key.Folded, StringComparer.Ordinal)
        select new IndicatorEntry(key.Field, key.Kind, uses.First().Value.Text, [.. uses.Select(use => use.Page).Distinct()]);

    public IEnumerable<RulePage> RulesThatLookFor(CatalogIndicator indicator, CatalogValue value) =>
        _uses[KeyOf(indicator, value)]
            .Where(use => !use.Value.IsCaseSensitive || !value.IsCaseSensitive || use.Value.Text == value.Text)
            .Select(use => use.Page)
            .Distinct();

    private List<(RulePage Page, CatalogValue Value)> ListOf((string Field, string Kind, string Folded) key)
    {
        if (!_uses.TryGetValue(key, out var list))
            _uses.Add(key, list = []);
        return list;
    }

    private static (string Field, string Kind, string Folded) KeyOf(CatalogIndicator indicator, CatalogValue value) =>
        (indicator.Field, indicator.Kind, value.Text.ToLowerInvariant());
}

/// <summary>A value that rules look for.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kind">One of <see cref="IndicatorKinds"/>.</param>
/// <param name="Value">As the first rule writes it.</param>
/// <param name="Rules">Each once, in the order of the catalog.</param>
internal sealed record IndicatorEntry(string Field, string Kind, string Value, ImmutableArray<RulePage> Rules);
