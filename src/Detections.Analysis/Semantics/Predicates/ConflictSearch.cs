namespace Detections.Analysis.Semantics.Predicates;

/// <summary>Looks for conflicts in one query. What would take too long is not said.</summary>
internal sealed class ConflictSearch
{
    // Lists of strangers can be long, and each value is held against each condition.
    private const int MaxValues = 200;
    private const int MaxPredicates = 200;
    private const int MaxSteps = 1_000_000;

    private int _steps;

    /// <summary>The first conflict among conditions that all have to hold; null where a row may meet all of them, and where nobody can tell.</summary>
    public Conflict? Among(IReadOnlyList<Predicate> predicates)
    {
        if (predicates.Count > MaxPredicates)
            return null;
        foreach (var comparison in predicates.OfType<Comparison>())
        {
            var values = ValuesOf(comparison).ToList();
            if (values.Count is 0 or > MaxValues)
                continue;
            if (predicates.FirstOrDefault(other => !ReferenceEquals(other, comparison) && IsAffordable(values.Count, other) && values.TrueForAll(value => value.Fits(other) == false)) is { } against)
                return new Conflict(comparison, against);
        }
        return null;
    }

    // The values of which a column has one where a condition holds; none where it says no such thing.
    private static IEnumerable<ColumnValue> ValuesOf(Comparison comparison) =>
        comparison is { IsEquality: true, IsNegated: false } && ColumnValue.IsOf(comparison.Field)
            ? comparison.Values.Select(value => new ColumnValue(comparison.Field.Column!, value.Text, !comparison.IsCaseSensitive))
            : [];

    private bool IsAffordable(int values, Predicate other)
    {
        foreach (var comparison in other.Comparisons)
        {
            if (_steps > MaxSteps)
                break;
            _steps += values * (comparison.Values.Length + 1);
        }
        return _steps <= MaxSteps;
    }
}
