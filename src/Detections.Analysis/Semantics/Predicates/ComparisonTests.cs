using System.Collections.Frozen;
using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;

namespace Detections.Analysis.Semantics.Predicates;

/// <summary>The operators that compare a value with others.</summary>
internal static class ComparisonTests
{
    private const string MatchesRegex = "matches regex";

    // Of these letter case counts, unless the operator says otherwise.
    private static readonly FrozenSet<string> ExactTests = Set("==", "in", "<", "<=", ">", ">=", MatchesRegex);
    private static readonly FrozenSet<string> OtherTests = Set("<", "<=", ">", ">=", MatchesRegex, ":");

    /// <summary>Those that look at a text, or at a value as a text.</summary>
    public static FrozenSet<string> OfText { get; } = Set("==", "in", "has", "has_any", "has_all", "hasprefix", "hassuffix", "contains", "startswith", "endswith");

    /// <summary>What an operator says; null for one that is no comparison, or none that is followed.</summary>
    /// <param name="kind">The kind of the expression.</param>
    /// <param name="written">The operator's text.</param>
    public static (string Test, bool IsNegated, bool IsCaseSensitive)? Parse(string kind, string written)
    {
        if (kind == "MatchesRegexExpression")
            return (MatchesRegex, false, true);
        var isNegated = written is "!=" or "<>" || written.StartsWith('!');
        var plain = written switch
        {
            "!=" or "<>" => "==",
            "!~" => "=~",
            _ => written.TrimStart('!'),
        };
        var isSuffixed = plain.EndsWith("_cs", StringComparison.Ordinal);
        var isFolding = plain is "=~" or "in~";
        var test = plain switch
        {
            "=~" => "==",
            "in~" => "in",
            _ => isSuffixed ? plain[..^"_cs".Length] : plain,
        };
        return OfText.Contains(test) || OtherTests.Contains(test) ? (test, isNegated, isSuffixed || (ExactTests.Contains(test) && !isFolding)) : null;
    }

    /// <summary>The test that says the same with its sides exchanged; null where there is none.</summary>
    public static string? Flipped(string test) => test switch
    {
        "==" => "==",
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => null,
    };

    public static ComparisonKind KindOf(string test, ImmutableArray<ConstantText> values) => test switch
    {
        "==" => ComparisonKind.Equal,
        "in" => ComparisonKind.In,
        "contains" => ComparisonKind.Contains,
        "startswith" => ComparisonKind.StartsWith,
        "endswith" => ComparisonKind.EndsWith,
        MatchesRegex => ComparisonKind.RegexMatch,
        "isempty" or "isnull" => ComparisonKind.IsNull,
        "<" => ComparisonKind.LessThan,
        "<=" => ComparisonKind.LessOrEqual,
        ">" => ComparisonKind.GreaterThan,
        ">=" => ComparisonKind.GreaterOrEqual,
        ":" when values.Any(value => value.Text.Contains('*', StringComparison.Ordinal)) => ComparisonKind.Wildcard,
        _ => ComparisonKind.Match,
    };

    private static FrozenSet<string> Set(params string[] tests) => tests.ToFrozenSet(StringComparer.Ordinal);
}
