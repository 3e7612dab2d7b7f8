using Detections.Kusto;

namespace Detections.Analysis.Metadata.Yaml;

/// <summary>Decodes a literal (<c>|</c>) or folded (<c>></c>) block scalar.</summary>
/// <param name="content">The whole file.</param>
/// <param name="span">The scalar from its indicator up to the end of its last line, blank lines included.</param>
/// <param name="isFolded">Whether it is a folded one.</param>
internal sealed class YamlBlockScalar(string content, TextSpan span, bool isFolded)
{
    private readonly List<YamlLineEnd> _blankLines = [];

    /// <summary>Offset of the first line below the indicator.</summary>
    public int BodyStart { get; } = SkipLine(content, span.Start, span.End);

    /// <param name="value">The value YamlDotNet read, which tells the indentation of the content.</param>
    /// <param name="writer">Takes what is decoded.</param>
    public void Decode(string value, YamlScalarWriter writer)
    {
        var indentation = IndentationOf(value);
        var position = BodyStart;
        YamlLineEnd? lastEnd = null;
        var lastIsIndented = false;

        while (position < span.End)
        {
            var start = SkipIndentation(position, indentation);
            if (start == span.End)
                break;
            if (YamlLineEnd.IsAt(content, start))
            {
                var blankLine = YamlLineEnd.At(content, start);
                _blankLines.Add(blankLine);
                position = blankLine.Span.End;
                continue;
            }

            // Lines that are indented further than the others keep the line ends around them.
            var isIndented = content[start] is ' ' or '\t';
            var folds = isFolded && lastEnd is { IsFoldable: true } && !lastIsIndented && !isIndented;
            WriteLineEnds(lastEnd, folds, writer);

            position = FindLineEnd(content, start, span.End);
            writer.Copy(start, position);
            lastEnd = position < span.End ? YamlLineEnd.At(content, position) : null;
            lastIsIndented = isIndented;
            position = lastEnd?.Span.End ?? span.End;
        }
        Chomp(lastEnd, writer);
    }

    private void WriteLineEnds(YamlLineEnd? lastEnd, bool folds, YamlScalarWriter writer)
    {
        if (lastEnd is { } end)
        {
            if (!folds)
                writer.Write(end);
            else if (_blankLines.Count == 0)
                writer.Write(" ", end.Span);
        }
        WriteBlankLines(writer);
    }

    private void WriteBlankLines(YamlScalarWriter writer)
    {
        foreach (var blankLine in _blankLines)
            writer.Write(blankLine);
        _blankLines.Clear();
    }

    private void Chomp(YamlLineEnd? lastEnd, YamlScalarWriter writer)
    {
        var header = content.AsSpan(span.Start, Math.Min(3, span.Length));
        if (lastEnd is { } end && !IndicatorIs(header, '-'))
            writer.Write(end);
        if (IndicatorIs(header, '+'))
            WriteBlankLines(writer);
    }

    // '|', then a digit and a chomping indicator in either order.
    private static bool IndicatorIs(ReadOnlySpan<char> header, char chomping) =>
        (header.Length > 1 && header[1] == chomping) ||
        (header.Length > 2 && char.IsAsciiDigit(header[1]) && header[2] == chomping);

    /// <summary>
    /// The indentation of the content. A header can give it relative to a parent the scalar does not know, so it is
    /// told from the value: every blank line in front is one line end there, and of the blanks that begin the first
    /// line with content the value has those that are not indentation.
    /// </summary>
    private int IndentationOf(string value)
    {
        var valueStart = 0;
        var line = BodyStart;
        while (valueStart < value.Length && value[valueStart] is '\n' or '\u2028' or '\u2029')
        {
            valueStart++;
            line = SkipLine(content, line, span.End);
        }
        return valueStart == value.Length
            ? int.MaxValue
            : CountBlanks(content, line, span.End) - CountBlanks(value, valueStart, value.Length);
    }

    private int SkipIndentation(int position, int indentation)
    {
        var start = position;
        while (position < span.End && position - start < indentation && content[position] == ' ')
            position++;
        return position;
    }

    private static int CountBlanks(string text, int start, int end)
    {
        var position = start;
        while (position < end && text[position] == ' ')
            position++;
        return position - start;
    }

    private static int SkipLine(string content, int position, int end)
    {
        var lineEnd = FindLineEnd(content, position, end);
        return lineEnd == end ? end : YamlLineEnd.At(content, lineEnd).Span.End;
    }

    private static int FindLineEnd(string content, int position, int end)
    {
        while (position < end && !YamlLineEnd.IsAt(content, position))
            position++;
        return position;
    }
}
