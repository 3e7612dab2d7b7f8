namespace Detections.Analysis.Semantics.Literals;

/// <summary>A backslash in a regular expression and what it stands before.</summary>
internal static class RegexEscape
{
    // Those that RE2 or Rust takes.
    private const string Letters = "aAbBCdDEfnpPQrsStuUvwWxXz";

    // No name of a class is as long.
    private const int MaxLength = 64;

    /// <summary>How many letters belong to the escape at <paramref name="start"/>.</summary>
    public static int LengthAt(string pattern, int start)
    {
        if (start + 1 >= pattern.Length)
            return 1;
        // \p{Greek}, \x{10FFFF}, \b{start}
        var hasBraces = "pPxuUb".Contains(pattern[start + 1], StringComparison.Ordinal) && start + 2 < pattern.Length && pattern[start + 2] == '{';
        var end = hasBraces ? pattern.AsSpan(start, Math.Min(MaxLength, pattern.Length - start)).IndexOf('}') : -1;
        return end < 0 ? 2 : end + 1;
    }

    /// <summary>Why the escape at <paramref name="start"/> is refused; null where it is not, or not for sure.</summary>
    public static string? ReasonAgainst(string pattern, int start)
    {
        if (start + 1 >= pattern.Length)
            return "the backslash has nothing to escape";
        var escaped = pattern[start + 1];
        // \12 can be a letter in octal.
        if (escaped is >= '1' and <= '9' && (escaped > '7' || start + 2 >= pattern.Length || pattern[start + 2] is < '0' or > '7'))
            return "it knows no references back to a group";
        if (!char.IsAsciiLetter(escaped))
            return null;
        if (!Letters.Contains(escaped, StringComparison.Ordinal))
            return "it knows no such escape; a backslash itself is written twice";
        var digits = escaped switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        return digits == 0 || HasDigits(pattern.AsSpan(start + 2), digits) ? null : "hexadecimal digits have to follow; a backslash itself is written twice";
    }

    private static bool HasDigits(ReadOnlySpan<char> rest, int count)
    {
        if (rest is ['{', ..])
            return true;
        for (var i = 0; i < count; i++)
        {
            if (i >= rest.Length || !char.IsAsciiHexDigit(rest[i]))
                return false;
        }
        return true;
    }
}
