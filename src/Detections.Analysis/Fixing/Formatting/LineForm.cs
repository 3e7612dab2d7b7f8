using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Fixing.Formatting;

/// <summary>How a file writes the lines of a query.</summary>
/// <param name="LineEnd">What stands for a line end: <c>\n</c> itself, <c>\r\n</c>, or an escape.</param>
/// <param name="Prefix">What stands before each line and is not part of it: the indentation of a block scalar, the <c>&gt;</c> of a quote.</param>
internal sealed record LineForm(string LineEnd, string Prefix)
{
    /// <summary>The form of the lines of <paramref name="query"/>; null where a further line could not be written.</summary>
    public static LineForm? Of(SourceText file, RuleQuery query)
    {
        var isQuoted = query.Span.Start > 0 && file.Content[query.Span.Start - 1] == '"';
        var lineEnd = FirstLineEnd(file, query) ?? (isQuoted ? "\\n" : FirstLineEnd(file.Content) ?? "\n");
        if (isQuoted)
            return new LineForm(lineEnd, "");

        var firstLine = query.Text.AsSpan(0, query.FirstLine.Start).LastIndexOf('\n') + 1;
        var start = query.Map.ToFile(new TextSpan(firstLine, 1)).Start;
        var prefix = file.Content[file.LineStart(file.PositionAt(start).Line)..start];
        return prefix.All(unit => unit is ' ' or '\t' or '>') ? new LineForm(lineEnd, prefix) : null;
    }

    /// <summary>Blanks and line ends as the file writes them.</summary>
    public string Write(string blank)
    {
        var lines = blank.Split('\n');
        // An empty line has no blanks at its end.
        return string.Join(LineEnd, lines.Select((line, index) => index == 0 ? line : index < lines.Length - 1 ? Prefix.TrimEnd() : Prefix + line));
    }

    private static string? FirstLineEnd(SourceText file, RuleQuery query)
    {
        var found = query.Text.AsSpan(query.FirstLine.Start).IndexOfAny('\r', '\n');
        if (found < 0)
            return null;
        var start = query.FirstLine.Start + found;
        var length = query.Text.AsSpan(start).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1;
        var written = file.Substring(query.Map.ToFile(new TextSpan(start, length)));
        return written is ['\\', ..] ? written : FirstLineEnd(written);
    }

    private static string? FirstLineEnd(string text) => text.AsSpan().IndexOfAny('\r', '\n') switch
    {
        < 0 => null,
        var at => text.AsSpan(at).StartsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : text[at..(at + 1)],
    };
}
