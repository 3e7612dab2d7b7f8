using Detections.Kusto;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>A class of letters: <c>[a-z]</c>, <c>[^\\]</c>.</summary>
/// <param name="End">Behind its closing bracket; null where that is not known.</param>
/// <param name="Fault">What is wrong with it, or null.</param>
internal sealed record RegexClass(int? End, RegexFault? Fault = null)
{
    private static readonly RegexClass Unknown = new(End: null);

    // Rust joins and cuts sets with them.
    private static readonly string[] SetOperators = ["&&", "--", "~~"];

    /// <summary>Reads the class that begins with the bracket at <paramref name="start"/>.</summary>
    public static RegexClass Read(string pattern, int start)
    {
        var position = start + 1;
        if (position < pattern.Length && pattern[position] == '^')
            position++;
        for (var isFirst = true; position < pattern.Length; isFirst = false)
        {
            if (pattern[position] == ']' && !isFirst)
                return new RegexClass(position + 1);
            // In Rust a bracket opens a class within the class.
            if (pattern[position] == '[' || SetOperators.Any(one => string.CompareOrdinal(pattern, position, one, 0, one.Length) == 0))
                return Unknown;
            var length = LengthAt(pattern, position);
            if (RangeAt(pattern, position, length) is not { } range)
            {
                position += length;
                continue;
            }
            if (range.IsBackward)
                return new RegexClass(null, new RegexFault(new TextSpan(position, range.Length), "the range ends before its start"));
            position += range.Length;
        }
        return new RegexClass(null, new RegexFault(new TextSpan(start, 1), "the class is not closed"));
    }

    private static int LengthAt(string pattern, int position) =>
        pattern[position] == '\\' ? Math.Min(RegexEscape.LengthAt(pattern, position), pattern.Length - position) : char.IsHighSurrogate(pattern[position]) && position + 1 < pattern.Length ? 2 : 1;

    // a-z; a hyphen at the end of the class is a letter.
    private static (int Length, bool IsBackward)? RangeAt(string pattern, int position, int firstLength)
    {
        var last = position + firstLength + 1;
        if (last >= pattern.Length || pattern[last - 1] != '-' || pattern[last] is ']' or '[' or '-' || LetterAt(pattern, position) is not { } from || LetterAt(pattern, last) is not { } to)
            return null;
        return (firstLength + 1 + LengthAt(pattern, last), to < from);
    }

    // The letter itself or an escaped sign; not what stands for other letters.
    private static int? LetterAt(string pattern, int position)
    {
        if (pattern[position] != '\\')
            return char.IsSurrogate(pattern[position]) ? null : pattern[position];
        return position + 1 < pattern.Length && char.IsAsciiLetterOrDigit(pattern[position + 1]) is false ? pattern[position + 1] : null;
    }
}
