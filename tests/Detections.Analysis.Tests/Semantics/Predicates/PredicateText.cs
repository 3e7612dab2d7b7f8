using Detections.Analysis.Semantics.Predicates;

namespace Detections.Analysis.Tests.Semantics.Predicates;

/// <summary>Predicates as short text: <c>and(FileName Equal{a}, not(FileName Match{b}))</c>; a negated comparison has a <c>!</c>, one in which letter case counts a <c>:cs</c>.</summary>
internal static class PredicateText
{
    public static string Of(Predicate predicate) => predicate switch
    {
        Conjunction { Parts: var parts } => $"and({string.Join(", ", parts.Select(Of))})",
        Disjunction { Parts: var parts } => $"or({string.Join(", ", parts.Select(Of))})",
        Negation { Part: var part } => $"not({Of(part)})",
        Comparison comparison => $"{comparison.Field.Name}{(comparison.Field.IsFolded ? "/folded" : "")} {(comparison.IsNegated ? "!" : "")}{comparison.Kind}{(comparison.IsCaseSensitive ? ":cs" : "")}{{{string.Join(',', comparison.Values.Select(value => value.Text))}}}",
        _ => $"<{predicate.Node.Text}>",
    };
}
