using System.Collections.Immutable;
using System.Globalization;

namespace Detections.Analysis.Catalog.Comparing;

/// <summary>Tells whether one comparison can only be true where another one is. What is not sure is not said.</summary>
internal static class ComparisonImplication
{
    // Of longer lists nothing is said.
    private const long MostTests = 1_000_000;

    private static readonly string[] Numeric = [IndicatorKinds.LessThan, IndicatorKinds.LessOrEqual, IndicatorKinds.GreaterThan, IndicatorKinds.GreaterOrEqual];

    public static bool Implies(CatalogComparison one, CatalogComparison other)
    {
        // What stands for a null value may be another one.
        if (one.Field != other.Field || one is not { IsWhole: true } || other is not { IsWhole: true })
            return false;
        if (AreSame(one, other))
            return true;
        return (IsNegative(one), IsNegative(other)) switch
        {
            (false, false) => PositiveImplies(one, other),
            // Not this one, so not that one: where that one follows from this one the other way round.
            (true, true) => PositiveImplies(Positive(other), Positive(one)),
            (false, true) => IsEquality(one) && other.Kind != IndicatorKinds.IsNull && Positive(other) is { NeedsAll: false } forbidden && (long)one.Values.Length * forbidden.Values.Length <= MostTests && one.Values.All(value => !forbidden.Values.Any(test => MayFit(forbidden, value, test))),
            _ => false,
        };
    }

    private static bool PositiveImplies(CatalogComparison one, CatalogComparison other)
    {
        if (AreSame(one, other))
            return true;
        if (other.Kind == IndicatorKinds.IsNotNull)
            return IsOfText(one) && one.Values.Length > 0 && one.Values.All(value => value.Length > 0);
        if (Numeric.Contains(other.Kind, StringComparer.Ordinal))
            return ImpliesNumber(one, other);
        if (!IsOfText(one) || !IsOfText(other) || one.NeedsAll || other.NeedsAll || (other.IsCaseSensitive && !one.IsCaseSensitive))
            return false;
        if (other.Kind is IndicatorKinds.Equal or IndicatorKinds.In)
            return IsEquality(one) && one.Values.Length > 0 && IsAmong(one.Values, other);
        return one.Values.Length > 0 && (long)one.Values.Length * other.Values.Length <= MostTests && one.Values.All(value => other.Values.Any(test => Holds(one, value, other, test)));
    }

    private static bool IsAmong(ImmutableArray<string> values, CatalogComparison list)
    {
        if (list.Values is [var only])
            return values.All(value => string.Equals(value, only, LetterCase(list, only)));
        var asWritten = list.Values.ToHashSet(StringComparer.Ordinal);
        var inAnyCase = list.IsCaseSensitive ? [] : list.Values.Where(IsAscii).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return values.All(value => asWritten.Contains(value) || inAnyCase.Contains(value));
    }

    // Whether a value that passes 'one' for the sake of 'value' passes 'other' for the sake of 'test'.
    private static bool Holds(CatalogComparison one, string value, CatalogComparison other, string test)
    {
        var comparison = LetterCase(other, test);
        return other.Kind switch
        {
            IndicatorKinds.Contains => value.Contains(test, comparison),
            IndicatorKinds.StartsWith => (IsEquality(one) || one.Kind == IndicatorKinds.StartsWith) && value.StartsWith(test, comparison),
            IndicatorKinds.EndsWith => (IsEquality(one) || one.Kind == IndicatorKinds.EndsWith) && value.EndsWith(test, comparison),
            _ => false,
        };
    }

    // Which letters beyond ASCII are the same in another case is not documented.
    private static StringComparison LetterCase(CatalogComparison comparison, string value) =>
        comparison.IsCaseSensitive || !IsAscii(value) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private static bool IsAscii(string text) => text.All(char.IsAscii);

    // For what must not be: in any letter case, a term may be anywhere, and a number be written in another way.
    private static bool MayFit(CatalogComparison test, string value, string forbidden) => !IsAscii(value) || !IsAscii(forbidden) || test.Kind switch
    {
        IndicatorKinds.Equal or IndicatorKinds.In => string.Equals(value, forbidden, StringComparison.OrdinalIgnoreCase) || (Number(value) is { } number && number == Number(forbidden)),
        IndicatorKinds.StartsWith => value.StartsWith(forbidden, StringComparison.OrdinalIgnoreCase),
        IndicatorKinds.EndsWith => value.EndsWith(forbidden, StringComparison.OrdinalIgnoreCase),
        IndicatorKinds.Contains or IndicatorKinds.Match => value.Contains(forbidden, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    private static bool ImpliesNumber(CatalogComparison one, CatalogComparison other)
    {
        if (one.Values is not [var first] || other.Values is not [var second] || Number(first) is not { } given || Number(second) is not { } asked)
            return false;
        return (one.Kind, other.Kind) switch
        {
            (IndicatorKinds.Equal, IndicatorKinds.LessThan) => given < asked,
            (IndicatorKinds.Equal or IndicatorKinds.LessOrEqual, IndicatorKinds.LessOrEqual) => given <= asked,
            (IndicatorKinds.Equal, IndicatorKinds.GreaterThan) => given > asked,
            (IndicatorKinds.Equal or IndicatorKinds.GreaterOrEqual, IndicatorKinds.GreaterOrEqual) => given >= asked,
            (IndicatorKinds.LessThan, IndicatorKinds.LessThan or IndicatorKinds.LessOrEqual) => given <= asked,
            (IndicatorKinds.LessOrEqual, IndicatorKinds.LessThan) => given < asked,
            (IndicatorKinds.GreaterThan, IndicatorKinds.GreaterThan or IndicatorKinds.GreaterOrEqual) => given >= asked,
            (IndicatorKinds.GreaterOrEqual, IndicatorKinds.GreaterThan) => given > asked,
            _ => false,
        };
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool AreSame(CatalogComparison one, CatalogComparison other) =>
        one.Operator == other.Operator && one.Kind == other.Kind && one.IsNegated == other.IsNegated && one.NeedsAll == other.NeedsAll && one.IsCaseSensitive == other.IsCaseSensitive
        && AreSame(one.Values, other.Values);

    private static bool AreSame(ImmutableArray<string> values, ImmutableArray<string> others) =>
        values.Length == 1 && others.Length == 1 ? values[0] == others[0] : values.ToHashSet(StringComparer.Ordinal).SetEquals(others);

    private static bool IsEquality(CatalogComparison comparison) => comparison is { Kind: IndicatorKinds.Equal or IndicatorKinds.In, IsNegated: false };

    // 'has' says more than 'contains' with the same value; 'hasprefix' and the like are of the same kind, and all of them contain it.
    private static bool IsOfText(CatalogComparison comparison) =>
        comparison.Kind is IndicatorKinds.Equal or IndicatorKinds.In or IndicatorKinds.Contains or IndicatorKinds.StartsWith or IndicatorKinds.EndsWith or IndicatorKinds.Match;

    private static bool IsNegative(CatalogComparison comparison) => comparison.IsNegated || comparison.Kind is IndicatorKinds.NotEqual or IndicatorKinds.IsNull;

    private static CatalogComparison Positive(CatalogComparison comparison) => comparison.Kind switch
    {
        IndicatorKinds.NotEqual => comparison with { Kind = IndicatorKinds.Equal },
        IndicatorKinds.IsNull => comparison with { Kind = IndicatorKinds.IsNotNull },
        _ => comparison with { IsNegated = false },
    };
}
