using System.Buffers;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>How a group begins that says of what kind it is: <c>(?:</c>, <c>(?i)</c>, <c>(?P&lt;name&gt;</c>.</summary>
/// <param name="Length">Of the beginning; 0 where it is not known how the group goes on.</param>
/// <param name="IsOpen">Whether the group is still to be closed.</param>
/// <param name="Reason">Why it is refused; null where it is not.</param>
internal sealed record RegexGroup(int Length, bool IsOpen = false, string? Reason = null)
{
    private const int MaxLength = 256;

    private static readonly RegexGroup Unknown = new(0);

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly (string Start, string Reason)[] Refused =
    [
        ("(?=", "it knows no lookahead"),
        ("(?!", "it knows no lookahead"),
        ("(?<=", "it knows no lookbehind"),
        ("(?<!", "it knows no lookbehind"),
        ("(?>", "it knows no atomic groups"),
        ("(?#", "it knows no comments"),
        ("(?|", "it knows no groups that share a number"),
        ("(?(", "it knows no conditions"),
        ("(?&", "it knows no recursion"),
        ("(?P>", "it knows no recursion"),
        ("(?P=", "it knows no references back to a group"),
        ("(?'", "a name stands between angle brackets"),
    ];

    /// <summary>Reads the beginning <c>(?</c> at <paramref name="start"/>.</summary>
    public static RegexGroup Read(string pattern, int start)
    {
        var rest = pattern.AsSpan(start, Math.Min(MaxLength, pattern.Length - start));
        foreach (var (text, reason) in Refused)
        {
            if (rest.StartsWith(text, StringComparison.Ordinal))
                return new RegexGroup(text.Length, Reason: reason);
        }
        if (rest.StartsWith("(?P<", StringComparison.Ordinal) || rest.StartsWith("(?<", StringComparison.Ordinal))
            return OfName(rest);
        return OfFlags(rest);
    }

    private static RegexGroup OfName(ReadOnlySpan<char> rest)
    {
        var start = rest.IndexOf('<') + 1;
        var end = rest.IndexOf('>');
        return end > start && !rest[start..end].ContainsAnyExcept(NameLetters) ? new RegexGroup(end + 1, IsOpen: true) : Unknown;
    }

    private static RegexGroup OfFlags(ReadOnlySpan<char> rest)
    {
        for (var i = 2; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case ':':
                    return new RegexGroup(i + 1, IsOpen: true);
                case ')':
                    return i == 2 ? Unknown : new RegexGroup(i + 1);
                case 'i' or 'm' or 's' or 'U' or '-':
                    break;
                // Of one syntax only, and with 'x' blanks and '#' mean something else.
                case 'u' or 'R' or 'x':
                    return Unknown;
                default:
                    return new RegexGroup(i + 1, Reason: "it knows no such kind of group");
            }
        }
        return Unknown;
    }
}
