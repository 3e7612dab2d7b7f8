using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>A condition in the form in which two that mean the same are equal: a <c>not</c> stands at comparisons, and what <c>or</c> joins is in order.</summary>
/// <param name="Key">The same for all ways to write it.</param>
/// <param name="Text">For people: names declared by <c>let</c> are replaced.</param>
internal sealed record Condition(string Key, string Text)
{
    /// <summary>Of an <c>or</c> what it joins; empty for others.</summary>
    public ImmutableArray<Condition> Alternatives { get; private init; } = [];

    /// <summary>Of a comparison of a field with values; null for others.</summary>
    public CatalogComparison? Comparison { get; private init; }

    /// <summary>The part of the key of a comparison before its values; null for others.</summary>
    public string? Test { get; private init; }

    /// <summary>Whether it says what must not be.</summary>
    public bool IsExclusion { get; private init; }

    public bool IsOfTime { get; private init; }

    /// <summary>The conditions that all have to hold where <paramref name="predicate"/> does.</summary>
    public static IEnumerable<Condition> AllOf(CatalogPredicate predicate) => AllOf(predicate, isNegated: false);

    private static IEnumerable<Condition> AllOf(CatalogPredicate predicate, bool isNegated) => predicate switch
    {
        { Form: PredicateForm.Not, Parts: [var part] } => AllOf(part, !isNegated),
        { Form: PredicateForm.And } when !isNegated => predicate.Parts.SelectMany(part => AllOf(part, isNegated)),
        { Form: PredicateForm.Or } when isNegated => predicate.Parts.SelectMany(part => AllOf(part, isNegated)),
        { Form: PredicateForm.And or PredicateForm.Or } => [AnyOf(predicate, isNegated)],
        { Comparison: { } comparison } => [OfComparison(predicate, comparison, isNegated)],
        _ => [OfText(predicate, isNegated)],
    };

    private static Condition AnyOf(CatalogPredicate predicate, bool isNegated)
    {
        var parts = predicate.Parts.Select(part => Joined([.. AllOf(part, isNegated)]))
            .SelectMany(part => part.Alternatives.IsEmpty ? [part] : part.Alternatives.AsEnumerable())
            .DistinctBy(part => part.Key, StringComparer.Ordinal).ToImmutableArray();
        if (parts is [var only])
            return only;
        var key = string.Join(" | ", parts.Select(part => part.Key).Order(StringComparer.Ordinal));
        return new Condition($"({key})", string.Join(" or ", parts.Select(part => part.Text)))
        {
            Alternatives = parts,
            IsExclusion = parts.All(part => part.IsExclusion),
        };
    }

    // Several that hold together, as one of the alternatives of an 'or'.
    private static Condition Joined(ImmutableArray<Condition> all) => all is [var only]
        ? only
        : new Condition(
            $"({string.Join(" & ", all.Select(one => one.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))})",
            $"({string.Join(" and ", all.Select(one => one.Alternatives.IsEmpty ? one.Text : $"({one.Text})"))})")
        {
            IsExclusion = all.Length > 0 && all.All(one => one.IsExclusion),
        };

    private static Condition OfText(CatalogPredicate predicate, bool isNegated)
    {
        var text = Shown(predicate, isNegated);
        return new Condition(text, text) { IsOfTime = predicate.IsOfTime, IsExclusion = isNegated };
    }

    private static Condition OfComparison(CatalogPredicate predicate, CatalogComparison comparison, bool isNegated)
    {
        // Null is neither smaller than a number nor not smaller; and of a field that is not compared as it is, the text says how: tolower(x) == "A" never holds.
        if (!IsOfPlainField(predicate, comparison) || (isNegated && comparison.Kind is IndicatorKinds.LessThan or IndicatorKinds.LessOrEqual or IndicatorKinds.GreaterThan or IndicatorKinds.GreaterOrEqual))
            return OfText(predicate, isNegated) with { Comparison = comparison, IsExclusion = isNegated != comparison.IsNegated };

        var isOpposite = isNegated != (comparison.IsNegated || comparison.Kind is IndicatorKinds.NotEqual or IndicatorKinds.IsNotNull);
        var needsAll = comparison is { NeedsAll: true, Values.Length: > 1 };
        var test = $"{(isOpposite ? "not " : "")}{comparison.Field} {TestOf(comparison)}{(comparison.IsCaseSensitive ? " cs" : "")}{(needsAll ? " all" : "")}";
        var values = comparison.Values.Select(value => comparison.IsCaseSensitive || comparison.Kind == IndicatorKinds.RegexMatch ? value : value.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new Condition($"{test} {string.Join(", ", values.Select(Quoted))}", Shown(predicate, isNegated))
        {
            Comparison = comparison,
            Test = test,
            // That a field is filled is no exclusion, though it is said by what it must not be.
            IsExclusion = isOpposite && comparison.Kind is not (IndicatorKinds.IsNull or IndicatorKinds.IsNotNull),
        };
    }

    private static bool IsOfPlainField(CatalogPredicate predicate, CatalogComparison comparison) =>
        comparison.IsWhole && (comparison.Kind is IndicatorKinds.IsNull or IndicatorKinds.IsNotNull || predicate.Text.StartsWith(comparison.Field, StringComparison.Ordinal));

    // 'in' with one value is '=='; 'has_any' with one is 'has'.
    private static string TestOf(CatalogComparison comparison) => comparison.Kind switch
    {
        IndicatorKinds.NotEqual or IndicatorKinds.In => IndicatorKinds.Equal,
        // A text is never null, and can be empty.
        IndicatorKinds.IsNull or IndicatorKinds.IsNotNull => comparison.Operator.EndsWith("empty", StringComparison.Ordinal) ? "is_empty" : IndicatorKinds.IsNull,
        IndicatorKinds.Match => comparison.Operator.TrimStart('!').Replace("_cs", "", StringComparison.Ordinal) switch
        {
            "has_any" or "has_all" => "has",
            var word => word,
        },
        var kind => kind,
    };

    private static string Quoted(string value) => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Shown(CatalogPredicate predicate, bool isNegated) => (predicate.Meaning ?? predicate.Text) is var text && isNegated ? $"not({text})" : text;
}
