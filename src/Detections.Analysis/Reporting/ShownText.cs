using System.Buffers;
using System.Globalization;
using System.Text;

namespace Detections.Analysis.Reporting;

/// <summary>Texts of strangers as they may be shown.</summary>
public static class ShownText
{
    /// <summary>Stands for a character that is not shown.</summary>
    public const char Replacement = '\uFFFD';

    // Nearly all texts hold nothing else.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. "\t\n", .. Enumerable.Range(' ', '~' - ' ' + 1).Select(unit => (char)unit)]);

    /// <summary>
    /// Whether showing a character would do more than show it: move the cursor, color what follows, turn the direction of the text. Rule files come
    /// from strangers.
    /// </summary>
    public static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>The text on one line, with a replacement character for each that is unsafe.</summary>
    public static string OnOneLine(string text) => Of(text.ReplaceLineEndings(" ").Replace('\t', ' '));

    /// <summary>The text with its lines and tabs, and a replacement character for each other that is unsafe.</summary>
    public static string Of(string text)
    {
        var rest = text.AsSpan();
        if (!rest.ContainsAnyExcept(Plain))
            return text;
        var result = new StringBuilder(text.Length);
        while (rest.IndexOfAnyExcept(Plain) is var at and >= 0)
        {
            Rune.DecodeFromUtf16(rest[at..], out var rune, out var length);
            result.Append(rest[..at]).Append(IsUnsafe(rune) ? Replacement.ToString() : rune.ToString());
            rest = rest[(at + length)..];
        }
        return result.Append(rest).ToString();
    }
}
