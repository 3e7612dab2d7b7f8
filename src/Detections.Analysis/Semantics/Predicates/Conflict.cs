namespace Detections.Analysis.Semantics.Predicates;

/// <summary>Conditions that no row can meet together.</summary>
/// <param name="Values">The one that says which values a column has.</param>
/// <param name="Against">One that none of these values meets.</param>
internal sealed record Conflict(Comparison Values, Predicate Against)
{
    // Lists of strangers can be long, and each value is held against each condition.
    private const int MaxValues = 200;
    private const int MaxPredicates = 200;

    /// <summary>The first conflict among conditions that all have to hold; null where a row may meet all of them, and where nobody can tell.</summary>
    public static Conflict? Among(IReadOnlyList<Predicate> predicates)
    {
        if (predicates.Count > MaxPredicates)
            return null;
        foreach (var comparison in predicates.OfType<Comparison>())
        {
            var values = ValuesOf(comparison).ToList();
            if (values.Count is 0 or > MaxValues)
                continue;
            if (predicates.FirstOrDefault(other => !ReferenceEquals(other, comparison) && values.TrueForAll(value => value.Fits(other) == false)) is { } against)
                return new Conflict(comparison, against);
        }
        return null;
    }

    /// <summary>The values of which a column has one where a condition holds; none where it says no such thing.</summary>
    public static IEnumerable<ColumnValue> ValuesOf(Comparison comparison) =>
        comparison is { IsEquality: true, IsNegated: false } && ColumnValue.IsOf(comparison.Field)
            ? comparison.Values.Select(value => new ColumnValue(comparison.Field.Column!, value.Text, !comparison.IsCaseSensitive))
            : [];
}
