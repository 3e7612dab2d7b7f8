using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>The YAML between two <c>---</c> lines at the top of a document.</summary>
/// <param name="Region">The lines between, or null where the document has none.</param>
/// <param name="Problem">That it is begun and never ended, or null.</param>
internal sealed record FrontMatter(TextSpan? Region, Diagnostic? Problem)
{
    private static readonly FrontMatter None = new(null, null);

    public static FrontMatter Find(SourceText text)
    {
        if (!IsMark(text, 0, "---") || !IsKey(FirstYamlLine(text)))
            return None;

        for (var line = 1; line < text.LineCount && !IsFence(text, line); line++)
        {
            if (IsMark(text, line, "---") || IsMark(text, line, "..."))
                return new FrontMatter(TextSpan.FromBounds(text.LineStart(1), text.LineStart(line)), null);
        }
        return new FrontMatter(null, RuleFileDescriptors.FrontMatterIsNotClosed.At(Location.Of(text, text.LineSpan(0))));
    }

    /// <summary>The document with blanks in place of the front matter, so that all offsets stay what they are.</summary>
    public string Without(string content)
    {
        if (Region is not { } region)
            return content;
        var units = content.ToCharArray();
        foreach (ref var unit in units.AsSpan(0, region.End + "---".Length))
        {
            if (unit is not '\n' and not '\r')
                unit = ' ';
        }
        return new string(units);
    }

    // What tells front matter from a thematic break: the first line that is neither blank nor a comment is a key.
    private static ReadOnlySpan<char> FirstYamlLine(SourceText text)
    {
        for (var line = 1; line < text.LineCount; line++)
        {
            var content = Line(text, line);
            if (!content.IsWhiteSpace() && content[0] != '#')
                return content;
        }
        return [];
    }

    private static ReadOnlySpan<char> Line(SourceText text, int line)
    {
        var span = text.LineSpan(line);
        return text.Content.AsSpan(span.Start, span.Length);
    }

    private static bool IsMark(SourceText text, int line, string mark) =>
        Line(text, line).TrimEnd().SequenceEqual(mark);

    // YAML cannot begin a line like this: a --- below it is a thematic break, and the query is no front matter.
    private static bool IsFence(SourceText text, int line) =>
        Line(text, line).StartsWith("```") || Line(text, line).StartsWith("~~~");

    // "id: x" or "tags:", and not a sentence with a colon in it.
    private static bool IsKey(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0 || (colon + 1 < line.Length && line[colon + 1] != ' '))
            return false;
        foreach (var unit in line[..colon])
        {
            if (!char.IsAsciiLetterOrDigit(unit) && unit is not '_' and not '-' and not '.' and not '"' and not '\'')
                return false;
        }
        return true;
    }
}
