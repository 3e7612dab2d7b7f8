using System.Collections.Immutable;
using System.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>A regular expression in which nothing varies: a text, and where it has to stand.</summary>
/// <param name="Text">The text.</param>
/// <param name="Operator">The operator that says the same of it.</param>
/// <param name="Signs">The parts of the pattern that are no part of the text, in its order.</param>
internal sealed record PlainRegex(string Text, string Operator, ImmutableArray<TextSpan> Signs)
{
    private const string IgnoreCase = "(?i)";

    // '#', '&', '-' and '~' are signs in a class or with a flag only.
    private const string Signature = @"\.+*?()|[]{}^$";

    /// <summary>Reads a pattern; null where it says more than an operator does.</summary>
    public static PlainRegex? Of(string pattern)
    {
        var signs = ImmutableArray.CreateBuilder<TextSpan>();
        var position = 0;
        var ignoresCase = pattern.StartsWith(IgnoreCase, StringComparison.Ordinal);
        if (ignoresCase)
            position = IgnoreCase.Length;
        var isStart = position < pattern.Length && pattern[position] == '^';
        if (isStart)
            position++;
        if (position > 0)
            signs.Add(new TextSpan(0, position));
        var text = new StringBuilder();
        var isEnd = false;
        for (; position < pattern.Length && !isEnd; position++)
        {
            isEnd = pattern[position] == '$' && position == pattern.Length - 1;
            if (isEnd || IsEscaped(pattern, position))
                signs.Add(new TextSpan(position, 1));
            if (isEnd)
                break;
            if (IsEscaped(pattern, position))
                position++;
            else if (Signature.Contains(pattern[position], StringComparison.Ordinal))
                return null;
            text.Append(pattern[position]);
        }
        var plain = text.ToString();
        // Beyond ASCII the letter cases of the two need not agree.
        return plain.Length == 0 || !plain.All(char.IsAscii) ? null : new PlainRegex(plain, OperatorOf(isStart, isEnd, ignoresCase || !plain.Any(char.IsAsciiLetter)), signs.ToImmutable());
    }

    private static bool IsEscaped(string pattern, int position) =>
        pattern[position] == '\\' && position + 1 < pattern.Length && char.IsAscii(pattern[position + 1]) && (char.IsPunctuation(pattern[position + 1]) || char.IsSymbol(pattern[position + 1])) && pattern[position + 1] is not ('<' or '>');

    private static string OperatorOf(bool isStart, bool isEnd, bool ignoresCase) => (isStart, isEnd) switch
    {
        (true, true) => ignoresCase ? "=~" : "==",
        (true, false) => ignoresCase ? "startswith" : "startswith_cs",
        (false, true) => ignoresCase ? "endswith" : "endswith_cs",
        _ => ignoresCase ? "contains" : "contains_cs",
    };
}
