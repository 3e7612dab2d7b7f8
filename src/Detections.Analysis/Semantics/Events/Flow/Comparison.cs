using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>An expression compared with values that the query states: <c>ActionType in~ ("FileCreated", names)</c>.</summary>
/// <param name="Column">The side that is no constant.</param>
/// <param name="Operator">As written.</param>
/// <param name="Values">The values of the other side.</param>
internal sealed record Comparison(SyntaxNode Column, string Operator, ImmutableArray<ConstantText> Values)
{
    private static readonly string[] Tests = ["==", "=~", "in", "in~", "has", "has_any", "has_all", "hasprefix", "hassuffix", "contains", "startswith", "endswith"];
    private static readonly string[] FoldingTests = ["=~", "in~", "has", "has_any", "has_all", "hasprefix", "hassuffix", "contains", "startswith", "endswith"];

    /// <summary>The operator without what negates it and what makes letter case matter: <c>==</c>, <c>in</c>, <c>has</c>.</summary>
    public string Test { get; private init; } = "";

    /// <summary>Whether the comparison is true where <see cref="Test"/> is not.</summary>
    public bool IsNegated { get; private init; }

    public bool IsCaseSensitive { get; private init; }

    /// <summary>Whether a value has to be the whole of the column.</summary>
    public bool IsEquality => Test is "==" or "in";

    /// <summary>The comparison a node is; null where it is none, or one with values that are not known.</summary>
    public static Comparison? Of(SyntaxNode node, CallFrame frame, ConstantTexts constants)
    {
        if (node.Child("Operator") is not SyntaxToken { Text: var written } || node.Node("Left") is not { } left || node.Node("Right") is not { } right)
            return null;
        var negated = written is "!=" or "<>" or "!~" || written.StartsWith('!');
        var plain = written switch
        {
            "!=" or "<>" => "==",
            "!~" => "=~",
            _ => written.TrimStart('!'),
        };
        var isSuffixed = plain.EndsWith("_cs", StringComparison.Ordinal);
        var test = isSuffixed ? plain[..^"_cs".Length] : plain;
        if (!Tests.Contains(test, StringComparer.Ordinal))
            return null;
        var (column, values) = (left, constants.Of(right, frame));
        if (values is null && test is "==" or "=~")
            (column, values) = (right, constants.Of(left, frame));
        return values is null ? null : new Comparison(column, written, values.Value)
        {
            Test = test switch { "=~" => "==", "in~" => "in", _ => test },
            IsNegated = negated,
            IsCaseSensitive = isSuffixed || !FoldingTests.Contains(test, StringComparer.Ordinal),
        };
    }

    /// <summary>Whether <see cref="Test"/> is true of a text, in any letter case.</summary>
    public bool Fits(string text) => Test == "has_all" ? Values.All(value => Fits(text, value.Text)) : Values.Any(value => Fits(text, value.Text));

    private bool Fits(string text, string value) => Test switch
    {
        "has" or "has_any" or "has_all" => HasTerm(text, value, atStart: true, atEnd: true),
        "hasprefix" => HasTerm(text, value, atStart: true, atEnd: false),
        "hassuffix" => HasTerm(text, value, atStart: false, atEnd: true),
        "contains" => text.Contains(value, StringComparison.OrdinalIgnoreCase),
        "startswith" => text.StartsWith(value, StringComparison.OrdinalIgnoreCase),
        "endswith" => text.EndsWith(value, StringComparison.OrdinalIgnoreCase),
        _ => string.Equals(text, value, StringComparison.OrdinalIgnoreCase),
    };

    // A term is a run of letters and digits.
    private static bool HasTerm(string text, string value, bool atStart, bool atEnd)
    {
        for (var i = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); i >= 0; i = i + 1 < text.Length ? text.IndexOf(value, i + 1, StringComparison.OrdinalIgnoreCase) : -1)
        {
            var end = i + value.Length;
            if ((!atStart || i == 0 || !char.IsLetterOrDigit(text[i - 1])) && (!atEnd || end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }
        return false;
    }
}
