using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Puts the conditions of a query into the words of the catalog.</summary>
internal sealed class PredicateWriter(ResolvedText meanings)
{
    // As deep as predicates are read.
    public CatalogPredicate Write(Predicate predicate) => predicate switch
    {
        Conjunction { Parts: var parts } => new(PredicateForm.And, predicate.Node.OnOneLine()) { Parts = [.. parts.Select(Write)] },
        Disjunction { Parts: var parts } => new(PredicateForm.Or, predicate.Node.OnOneLine()) { Parts = [.. parts.Select(Write)] },
        Negation { Part: var part } => new(PredicateForm.Not, predicate.Node.OnOneLine()) { Parts = [Write(part)] },
        Comparison comparison => new(PredicateForm.Comparison, predicate.Node.OnOneLine()) { Comparison = Write(comparison), Meaning = MeaningOf(predicate) },
        _ => new(PredicateForm.Opaque, predicate.Node.OnOneLine()) { IsOfTime = StatedTimes.IsOfTime(predicate), Meaning = MeaningOf(predicate) },
    };

    private string? MeaningOf(Predicate predicate) => meanings.Of(predicate.Node) is var meaning && meaning != predicate.Node.OnOneLine() ? meaning : null;

    /// <summary>The kind of a comparison, as <see cref="IndicatorKinds"/> names it.</summary>
    public static string KindOf(Comparison comparison) => comparison.Kind switch
    {
        ComparisonKind.Equal => comparison.IsNegated ? IndicatorKinds.NotEqual : IndicatorKinds.Equal,
        ComparisonKind.IsNull => comparison.IsNegated ? IndicatorKinds.IsNotNull : IndicatorKinds.IsNull,
        var kind => KindOf(kind),
    };

    /// <summary>The kind of what a comparison asks, whether it is negated or not.</summary>
    public static string KindOf(ComparisonKind kind) => kind switch
    {
        ComparisonKind.Equal => IndicatorKinds.Equal,
        ComparisonKind.In => IndicatorKinds.In,
        ComparisonKind.Contains => IndicatorKinds.Contains,
        ComparisonKind.StartsWith => IndicatorKinds.StartsWith,
        ComparisonKind.EndsWith => IndicatorKinds.EndsWith,
        ComparisonKind.RegexMatch => IndicatorKinds.RegexMatch,
        ComparisonKind.Wildcard => IndicatorKinds.Wildcard,
        ComparisonKind.IsNull => IndicatorKinds.IsNull,
        ComparisonKind.LessThan => IndicatorKinds.LessThan,
        ComparisonKind.LessOrEqual => IndicatorKinds.LessOrEqual,
        ComparisonKind.GreaterThan => IndicatorKinds.GreaterThan,
        ComparisonKind.GreaterOrEqual => IndicatorKinds.GreaterOrEqual,
        _ => IndicatorKinds.Match,
    };

    /// <summary>Whether a comparison asks for the opposite of its kind: <c>!has</c>, and not <c>!=</c>.</summary>
    public static bool IsOpposite(Comparison comparison) => comparison is { IsNegated: true, Kind: not (ComparisonKind.Equal or ComparisonKind.IsNull) };

    /// <summary>The comparison by itself.</summary>
    public static CatalogComparison Write(Comparison comparison) => new(comparison.Field.Name, KindOf(comparison), [.. comparison.Values.Select(value => value.Text)])
    {
        Operator = comparison.Operator,
        IsNegated = IsOpposite(comparison),
        IsCaseSensitive = comparison is { IsCaseSensitive: true, Field.IsFolded: false },
        IsWhole = comparison.Field.IsWhole,
        NeedsAll = comparison.Test == "has_all",
    };
}
