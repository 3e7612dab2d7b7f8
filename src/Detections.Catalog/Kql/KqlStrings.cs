namespace Detections.Catalog.Kql;

/// <summary>The forms of strings: <c>"a"</c>, <c>'a'</c>, verbatim <c>@"a"</c>, hidden <c>h"a"</c>, and over several lines between <c>```</c>.</summary>
internal static class KqlStrings
{
    /// <summary>Where the string that begins at <paramref name="at"/> ends; null where none begins. One that is not closed ends with its line.</summary>
    public static int? EndOf(string text, int at)
    {
        var open = at;
        if (text[open] is 'h' or 'H')
            open++;
        if (open < text.Length && text.AsSpan(open).StartsWith("```"))
            return MultiLineEnd(text, open + 3);
        var isVerbatim = open < text.Length && text[open] == '@';
        if (isVerbatim)
            open++;
        if (open >= text.Length || text[open] is not ('"' or '\''))
            return null;
        return isVerbatim ? VerbatimEnd(text, open) : EscapedEnd(text, open);
    }

    private static int MultiLineEnd(string text, int at) => text.IndexOf("```", at, StringComparison.Ordinal) is var end and >= 0 ? end + 3 : text.Length;

    private static int EscapedEnd(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == text[open])
                return at + 1;
            if (text[at] is '\r' or '\n')
                return at;
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is not ('\r' or '\n'))
                at++;
        }
        return text.Length;
    }

    // A doubled quote stands for one.
    private static int VerbatimEnd(string text, int open)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] is '\r' or '\n')
                return at;
            if (text[at] != text[open])
                continue;
            if (at + 1 >= text.Length || text[at + 1] != text[open])
                return at + 1;
            at++;
        }
        return text.Length;
    }
}
