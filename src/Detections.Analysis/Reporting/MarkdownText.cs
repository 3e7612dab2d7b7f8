using System.Buffers;
using System.Text;

namespace Detections.Analysis.Reporting;

/// <summary>Texts as Markdown that shows them as they are, whatever they hold, as far as they may be shown.</summary>
public static class MarkdownText
{
    // What is markup somewhere at least.
    private static readonly SearchValues<char> Markup = SearchValues.Create("\\`*[]<>|~$&_#+-=.)");

    /// <summary>A text within a line.</summary>
    public static string Escape(string text)
    {
        var line = ShownText.OnOneLine(text).Trim();
        if (!line.AsSpan().ContainsAny(Markup))
            return line;
        var escaped = new StringBuilder(line.Length + 8);
        var done = 0;
        while (line.AsSpan(done).IndexOfAny(Markup) is var distance and >= 0)
        {
            var at = done + distance;
            escaped.Append(line, done, distance).Append(IsMarkup(line, at) ? "\\" : "").Append(line[at]);
            done = at + 1;
        }
        return escaped.Append(line, done, line.Length - done).ToString();
    }

    /// <summary>A name or value in a code span; nothing where it is empty, for an empty span is none.</summary>
    /// <param name="text">The value.</param>
    /// <param name="isInTable">Whether a bar would end the cell.</param>
    public static string Code(string text, bool isInTable)
    {
        var line = ShownText.OnOneLine(text).Trim();
        if (line.Length == 0)
            return "(blank)";
        var ticks = new string('`', LongestRun(line) + 1);
        var padding = line[0] == '`' || line[^1] == '`' ? " " : "";
        var span = $"{ticks}{padding}{line}{padding}{ticks}";
        return isInTable ? span.Replace("|", "\\|", StringComparison.Ordinal) : span;
    }

    /// <summary>A block of code, fenced so that nothing in it ends it.</summary>
    public static string Fence(string text, string language)
    {
        var shown = ShownText.Of(text.ReplaceLineEndings("\n")).Trim('\n');
        var ticks = new string('`', Math.Max(3, LongestRun(shown) + 1));
        return $"{ticks}{language}\n{shown}\n{ticks}\n";
    }

    private static bool IsMarkup(string line, int at) => line[at] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '~' or '$' => true,
        // The beginning of an entity; in ATT&CK it is a letter like others.
        '&' => line.IndexOf(';', at) > at + 1,
        // Between letters it is no markup, and there it is the most: ProcessCommandLine_1.
        '_' => at == 0 || at == line.Length - 1 || !char.IsLetterOrDigit(line[at - 1]) || !char.IsLetterOrDigit(line[at + 1]),
        '#' or '+' or '-' or '=' => at == 0,
        '.' or ')' => at > 0 && line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0,
        _ => false,
    };

    private static int LongestRun(string text)
    {
        var longest = 0;
        for (var at = text.IndexOf('`', StringComparison.Ordinal); at >= 0; at = text.IndexOf('`', at))
        {
            var behind = text.AsSpan(at).IndexOfAnyExcept('`');
            var run = behind < 0 ? text.Length - at : behind;
            longest = Math.Max(longest, run);
            at += run;
        }
        return longest;
    }
}
