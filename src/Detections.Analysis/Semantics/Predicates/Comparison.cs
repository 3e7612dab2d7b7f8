using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Predicates;

/// <summary>A value of a row compared with values that the query states: <c>ActionType in~ ("FileCreated", names)</c>, <c>isempty(AccountName)</c>.</summary>
/// <param name="Node">The whole comparison.</param>
/// <param name="Column">The side that is no constant.</param>
/// <param name="Test">What has to hold, without what negates it and what makes letter case matter: <c>==</c>, <c>in</c>, <c>has</c>, <c>isempty</c>; <c>:</c> for a term of <c>search</c>.</param>
/// <param name="Values">The values of the other side; none where the test takes none.</param>
internal sealed record Comparison(SyntaxNode Node, SyntaxNode Column, string Test, ImmutableArray<ConstantText> Values) : Predicate(Node)
{
    /// <summary>The operator or function as written: <c>!has_cs</c>.</summary>
    public string Operator { get; init; } = Test;

    /// <summary>Whether the comparison is true where <see cref="Test"/> is not.</summary>
    public bool IsNegated { get; init; }

    public bool IsCaseSensitive { get; init; }

    /// <summary>What is compared.</summary>
    public ComparedField Field { get; init; } = ComparedField.Of(Column);

    public ComparisonKind Kind => ComparisonTests.KindOf(Test, Values);

    /// <summary>Whether a value has to be the whole of the column.</summary>
    public bool IsEquality => Test is "==" or "in";

    /// <summary>Whether <see cref="Fits(string, StringComparison)"/> can tell what it is true of.</summary>
    public bool IsOfText => ComparisonTests.OfText.Contains(Test);

    /// <summary>The comparison that an expression with two sides is; null where it is none, or one with values that are not known.</summary>
    public static Comparison? Of(SyntaxNode node, CallFrame frame, ConstantTexts constants)
    {
        if (node.Child("Operator") is not SyntaxToken { Text: var written } || node.Node("Left") is not { } left || node.Node("Right") is not { } right)
            return null;
        if (ComparisonTests.Parse(node.Kind, written) is not var (test, isNegated, isCaseSensitive))
            return null;
        var (column, values) = (left, constants.Of(right, frame));
        if (values is null && ComparisonTests.Flipped(test) is { } flipped)
            (column, values, test) = (right, constants.Of(left, frame), flipped);
        return values is null ? null : new Comparison(node, column, test, values.Value) { Operator = written, IsNegated = isNegated, IsCaseSensitive = isCaseSensitive };
    }

    /// <summary>Whether <see cref="Test"/> is true of a text, in any letter case unless <paramref name="letters"/> says otherwise.</summary>
    public bool Fits(string text, StringComparison letters = StringComparison.OrdinalIgnoreCase) =>
        Test == "has_all" ? Values.All(value => Fits(text, value.Text, letters)) : Values.Any(value => Fits(text, value.Text, letters));

    private bool Fits(string text, string value, StringComparison letters) => Test switch
    {
        "has" or "has_any" or "has_all" => HasTerm(text, value, letters, atStart: true, atEnd: true),
        "hasprefix" => HasTerm(text, value, letters, atStart: true, atEnd: false),
        "hassuffix" => HasTerm(text, value, letters, atStart: false, atEnd: true),
        "contains" => text.Contains(value, letters),
        "startswith" => text.StartsWith(value, letters),
        "endswith" => text.EndsWith(value, letters),
        _ => string.Equals(text, value, letters),
    };

    // A term is a run of letters and digits.
    private static bool HasTerm(string text, string value, StringComparison letters, bool atStart, bool atEnd)
    {
        for (var i = text.IndexOf(value, letters); i >= 0; i = i + 1 < text.Length ? text.IndexOf(value, i + 1, letters) : -1)
        {
            var end = i + value.Length;
            if ((!atStart || i == 0 || !char.IsLetterOrDigit(text[i - 1])) && (!atEnd || end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }
        return false;
    }
}
