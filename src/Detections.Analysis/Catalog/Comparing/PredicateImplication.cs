namespace Detections.Analysis.Catalog.Comparing;

/// <summary>Tells whether a condition can only be true where another one is. What is not sure, or takes too long, is not said.</summary>
internal sealed class PredicateImplication
{
    private const int MaxSteps = 20_000;

    private int _steps;

    private PredicateImplication() { }

    /// <summary>Whether rows that fit all of some conditions fit all of others.</summary>
    public static bool Implies(IReadOnlyList<CatalogPredicate> conditions, IReadOnlyList<CatalogPredicate> others)
    {
        var search = new PredicateImplication();
        return others.All(other => conditions.Any(condition => search.Implies(condition, isNegated: false, other, isOtherNegated: false)));
    }

    // A 'not' is carried down to the comparisons: not (a and b) is (not a) or (not b).
    private bool Implies(CatalogPredicate one, bool isNegated, CatalogPredicate other, bool isOtherNegated)
    {
        if (++_steps > MaxSteps)
            return false;
        if (one.Form == PredicateForm.Not)
            return Implies(one.Parts[0], !isNegated, other, isOtherNegated);
        if (other.Form == PredicateForm.Not)
            return Implies(one, isNegated, other.Parts[0], !isOtherNegated);
        if (isNegated == isOtherNegated && one.Text == other.Text && one.Form == other.Form)
            return true;
        if (IsAll(other, isOtherNegated))
            return other.Parts.All(part => Implies(one, isNegated, part, isOtherNegated));
        if (IsAny(one, isNegated))
            return one.Parts.All(part => Implies(part, isNegated, other, isOtherNegated));
        if (IsAll(one, isNegated) && one.Parts.Any(part => Implies(part, isNegated, other, isOtherNegated)))
            return true;
        if (IsAny(other, isOtherNegated))
            return other.Parts.Any(part => Implies(one, isNegated, part, isOtherNegated));
        return one.Comparison is { } given && other.Comparison is { } asked && Negated(given, isNegated) is { } first && Negated(asked, isOtherNegated) is { } second
            && ComparisonImplication.Implies(first, second);
    }

    private static bool IsAll(CatalogPredicate predicate, bool isNegated) => predicate.Form == (isNegated ? PredicateForm.Or : PredicateForm.And);

    private static bool IsAny(CatalogPredicate predicate, bool isNegated) => predicate.Form == (isNegated ? PredicateForm.And : PredicateForm.Or);

    // Null is neither smaller than a number nor not smaller, so that nothing is said of what is not smaller.
    private static CatalogComparison? Negated(CatalogComparison comparison, bool isNegated) => !isNegated ? comparison : comparison.Kind switch
    {
        IndicatorKinds.Equal => comparison with { Kind = IndicatorKinds.NotEqual },
        IndicatorKinds.NotEqual => comparison with { Kind = IndicatorKinds.Equal },
        IndicatorKinds.IsNull => comparison with { Kind = IndicatorKinds.IsNotNull },
        IndicatorKinds.IsNotNull => comparison with { Kind = IndicatorKinds.IsNull },
        IndicatorKinds.LessThan or IndicatorKinds.LessOrEqual or IndicatorKinds.GreaterThan or IndicatorKinds.GreaterOrEqual => null,
        _ => comparison with { IsNegated = !comparison.IsNegated },
    };
}
