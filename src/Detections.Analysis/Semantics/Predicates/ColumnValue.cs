using System.Globalization;
using Detections.Kusto.Symbols;

namespace Detections.Analysis.Semantics.Predicates;

/// <summary>A value that a column can have: what a condition says of a row with it.</summary>
/// <param name="Column">The column, of type <c>string</c>, <c>int</c> or <c>long</c>.</param>
/// <param name="Text">The value; of a number its digits.</param>
/// <param name="IsAnyCase">Whether the value is meant in any letter case.</param>
internal sealed record ColumnValue(ColumnSymbol Column, string Text, bool IsAnyCase)
{
    private static readonly string[] Types = ["string", "int", "long"];

    /// <summary>Whether <paramref name="field"/> is the value of a column itself, and one of which conditions tell something here.</summary>
    public static bool IsOf(ComparedField field) =>
        field is { IsWhole: true, IsFolded: false, Column: { } column } && field.Name == column.Name && column.Type is ScalarSymbol type && Types.Contains(type.Name, StringComparer.Ordinal);

    /// <summary>Whether a condition holds of every row with the value (true) or of none (false); null where that is not known or depends on the rest of the row.</summary>
    public bool? Fits(Predicate predicate)
    {
        switch (predicate)
        {
            case Comparison comparison:
                return comparison.Field.Column == Column && IsOf(comparison.Field) && Text.All(char.IsAscii) ? (comparison.IsNegated ? !Passes(comparison) : Passes(comparison)) : null;
            case Negation negation:
                return !Fits(negation.Part);
            case Conjunction conjunction:
                return Join(conjunction.Parts.Select(Fits), decides: false);
            case Disjunction disjunction:
                return Join(disjunction.Parts.Select(Fits), decides: true);
            default:
                return null;
        }
    }

    private static bool? Join(IEnumerable<bool?> truths, bool decides)
    {
        bool? joined = !decides;
        foreach (var truth in truths)
        {
            if (truth == decides)
                return decides;
            if (truth is null)
                joined = null;
        }
        return joined;
    }

    private bool? Passes(Comparison comparison)
    {
        if (comparison.Test is "isempty" or "isnull")
            return Text.Length == 0 && comparison.Test == "isempty";
        if (IsNumeric)
            return PassesNumber(comparison);
        if (!comparison.IsOfText || comparison.Values.Any(value => !value.Text.All(char.IsAscii)))
            return null;
        // Which texts have an empty term is not documented.
        if (comparison.Kind == ComparisonKind.Match && comparison.Values.Any(value => value.Text.Length == 0))
            return null;
        if (!comparison.Fits(Text))
            return comparison.IsEquality || comparison.Values.All(value => IsTermOrAbsent(value.Text)) ? false : null;
        if (!comparison.IsCaseSensitive)
            return true;
        if (IsAnyCase || !comparison.IsEquality)
            return null;
        return comparison.Values.Any(value => value.Text == Text);
    }

    // What borders on a term is not documented for one that begins or ends with a sign.
    private bool IsTermOrAbsent(string value) =>
        value.Length > 0 && ((char.IsAsciiLetterOrDigit(value[0]) && char.IsAsciiLetterOrDigit(value[^1])) || !Text.Contains(value, StringComparison.OrdinalIgnoreCase));

    private bool IsNumeric => Column.Type is ScalarSymbol { Name: "int" or "long" };

    private bool? PassesNumber(Comparison comparison)
    {
        if (NumberOf(Text) is not { } number)
            return null;
        var others = comparison.Values.Select(value => NumberOf(value.Text)).ToList();
        if (others.Contains(null) || (others.Count != 1 && !comparison.IsEquality))
            return null;
        return comparison.Test switch
        {
            "==" or "in" => others.Contains(number),
            "<" => number < others[0],
            "<=" => number <= others[0],
            ">" => number > others[0],
            ">=" => number >= others[0],
            _ => null,
        };
    }

    private static decimal? NumberOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
