using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Comparing;

/// <summary>What a condition is found by.</summary>
/// <param name="Kind">What <paramref name="Text"/> is.</param>
/// <param name="Text">A text or field.</param>
/// <param name="Value">A value of the field, or three units of one, in capitals.</param>
internal readonly record struct Mark(MarkKind Kind, string Text, string Value = "")
{
    /// <summary>Which segment of a shape the condition is in.</summary>
    public int Segment { get; init; }
}

internal enum MarkKind
{
    /// <summary>The condition, or a part of it, as written.</summary>
    Text,

    /// <summary>A field that it compares.</summary>
    Field,

    /// <summary>A field with a whole value it is compared with.</summary>
    Value,

    /// <summary>A field with a piece of a value it is compared with.</summary>
    Piece,
}

/// <summary>
/// The marks of conditions, held together with <see cref="ComparisonImplication"/>: where that says that one comparison implies another, the
/// first has all the marks of one of the sets that the second asks for.
/// </summary>
internal static class ConditionMarks
{
    private const int PieceLength = 3;

    /// <summary>All marks that a condition which this one implies can ask for.</summary>
    public static IEnumerable<Mark> Of(CatalogPredicate condition)
    {
        var own = new Mark(MarkKind.Text, condition.Text);
        return condition.Comparison is { } comparison ? Of(comparison).Append(own) : condition.Parts.SelectMany(Of).Append(own);
    }

    /// <summary>Sets of marks: a condition that implies this one has all of one of them at least.</summary>
    public static IEnumerable<ImmutableArray<Mark>> AskedFor(CatalogPredicate condition) => AskedFor(condition, isNegated: false);

    // Whatever the comparison says, for behind a 'not' it says the opposite.
    private static IEnumerable<Mark> Of(CatalogComparison comparison) =>
    [
        new Mark(MarkKind.Field, comparison.Field),
        .. comparison.Values.Select(Fold).SelectMany(value => Pieces(comparison.Field, value).Append(new Mark(MarkKind.Value, comparison.Field, value))),
    ];

    private static IEnumerable<ImmutableArray<Mark>> AskedFor(CatalogPredicate condition, bool isNegated)
    {
        var asked = condition switch
        {
            { Comparison: { } comparison } => isNegated ? [[new Mark(MarkKind.Field, comparison.Field)]] : AskedFor(comparison),
            { Form: PredicateForm.Not } => condition.Parts.SelectMany(part => AskedFor(part, !isNegated)),
            _ => condition.Parts.SelectMany(part => AskedFor(part, isNegated)),
        };
        return asked.Append([new Mark(MarkKind.Text, condition.Text)]);
    }

    private static IEnumerable<ImmutableArray<Mark>> AskedFor(CatalogComparison comparison)
    {
        var asksForValue = comparison is { IsNegated: false, Values.IsEmpty: false };
        return comparison.Kind switch
        {
            // Of 'has' only the same is known to imply it, and that has all its values.
            IndicatorKinds.Equal or IndicatorKinds.In or IndicatorKinds.Match when asksForValue => comparison.Values.Select(value => ImmutableArray.Create(new Mark(MarkKind.Value, comparison.Field, Fold(value)))),
            IndicatorKinds.Contains or IndicatorKinds.StartsWith or IndicatorKinds.EndsWith when asksForValue => comparison.Values.Select(value => Pieces(comparison.Field, Fold(value)).DefaultIfEmpty(new Mark(MarkKind.Field, comparison.Field)).ToImmutableArray()),
            _ => [[new Mark(MarkKind.Field, comparison.Field)]],
        };
    }

    // What holds a text holds all its pieces. A text that is shorter than one has none.
    private static IEnumerable<Mark> Pieces(string field, string value)
    {
        for (var at = 0; at + PieceLength <= value.Length; at++)
            yield return new Mark(MarkKind.Piece, field, value.Substring(at, PieceLength));
    }

    // As comparisons without letter case do.
    private static string Fold(string value) => value.ToUpperInvariant();
}
