using System.Collections.Immutable;
using Detections.Analysis.Catalog;

namespace Detections.Catalog.Pages;

/// <summary>All rules with their pages, and what the writers look up across them.</summary>
internal sealed class CatalogPages
{
    private readonly Dictionary<string, RulePage> _byKey;

    public CatalogPages(DetectionCatalog catalog)
    {
        Catalog = catalog;
        Rules = RulePage.Of(catalog);
        _byKey = Rules.ToDictionary(page => page.Rule.Key, StringComparer.Ordinal);
    }

    public DetectionCatalog Catalog { get; }

    /// <summary>In the order of <see cref="DetectionCatalog.Rules"/>.</summary>
    public ImmutableArray<RulePage> Rules { get; }

    /// <summary>The page of the rule with this <see cref="CatalogRule.Key"/>.</summary>
    public RulePage this[string key] => _byKey[key];

    /// <summary>Every value that rules look for, with these rules, by field, kind and value.</summary>
    public IEnumerable<IndicatorEntry> Indicators =>
        from page in Rules
        from query in page.Rule.Queries
        from indicator in query.Indicators
        from value in indicator.Values
        group value by new IndicatorKey(indicator.Field, indicator.Kind, value.IsCaseSensitive ? value.Text : value.Text.ToLowerInvariant(), value.IsCaseSensitive) into same
        orderby same.Key
        select new IndicatorEntry(same.Key.Field, same.Key.Kind, same.First().Text, [.. Catalog.RulesLookingFor(same.Key.Field, same.Key.Kind, same.First()).Select(rule => this[rule.Key])]);
}

/// <summary>A value that rules look for.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kind">One of <see cref="IndicatorKinds"/>.</param>
/// <param name="Value">As the first rule writes it.</param>
/// <param name="Rules">Each once, in the order of the catalog.</param>
internal sealed record IndicatorEntry(string Field, string Kind, string Value, ImmutableArray<RulePage> Rules);

/// <summary>What tells values apart.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kind">One of <see cref="IndicatorKinds"/>.</param>
/// <param name="Text">In small letters where the letter case does not decide.</param>
/// <param name="IsCaseSensitive">Whether it does.</param>
internal sealed record IndicatorKey(string Field, string Kind, string Text, bool IsCaseSensitive) : IComparable<IndicatorKey>
{
    public int CompareTo(IndicatorKey? other)
    {
        if (other is null)
            return 1;
        if (string.CompareOrdinal(Field, other.Field) is var byField and not 0)
            return byField;
        if (string.CompareOrdinal(Kind, other.Kind) is var byKind and not 0)
            return byKind;
        return string.CompareOrdinal(Text, other.Text) is var byText and not 0 ? byText : IsCaseSensitive.CompareTo(other.IsCaseSensitive);
    }
}
