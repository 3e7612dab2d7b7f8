using System.Buffers;
using System.Text;
using Detections.Analysis.Text;
using Detections.Kusto;
using Markdig.Syntax;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>Finds the text of a fenced code block in the lines of its file.</summary>
/// <remarks>
/// Markdig says which lines belong to the block and, roughly, where they begin. Within the indentation it is not exact: it
/// drops a blank in some lists, keeps tabs that belong to the indentation, and gives no offset for a line whose tab it
/// expanded. So a line is found by its end, and its beginning follows from the column of the fence, as CommonMark says.
/// </remarks>
internal sealed class CodeFenceReader
{
    private static readonly SearchValues<char> LabelUnits =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#+-_");

    private readonly SourceText _file;
    private readonly FencedCodeBlock _block;
    private readonly StringBuilder _text = new();
    private readonly SourceMap.Builder _map = new();

    private CodeFenceReader(SourceText file, FencedCodeBlock block)
    {
        _file = file;
        _block = block;
    }

    public static CodeFence Read(SourceText file, FencedCodeBlock block) => new CodeFenceReader(file, block).Read();

    private CodeFence Read()
    {
        var opening = TextSpan.FromBounds(_block.Span.Start, _file.LineSpan(_block.Line).End);
        var marker = new string(_block.FencedChar, _block.OpeningFencedCharCount);
        var start = opening.End;
        var end = opening.End;
        var holdsOpening = false;
        for (var i = 0; i < _block.Lines.Count; i++)
        {
            ref readonly var line = ref _block.Lines.Lines[i];
            if (i > 0)
            {
                _text.Append('\n');
                _map.AddDecoded(TextSpan.FromBounds(end, _file.LineStart(line.Line)), 1);
            }
            var lineStart = AddLine(line.Slice.AsSpan(), _file.LineSpan(line.Line));
            start = i == 0 ? lineStart : start;
            end = _file.LineSpan(line.Line).End;
            holdsOpening |= IsOpening(line.Slice.AsSpan(), marker);
        }

        return new CodeFence(
            _text.ToString(),
            _map.ToMap(end),
            TextSpan.FromBounds(start, end),
            string.IsNullOrEmpty(_block.Info) ? null : _block.Info,
            opening,
            marker,
            IsClosed: _block.ClosingFencedCharCount > 0 && !holdsOpening);
    }

    /// <summary>Adds a line; gives the offset in the file of its first unit.</summary>
    private int AddLine(ReadOnlySpan<char> decoded, TextSpan fileLine)
    {
        var written = _file.Content.AsSpan(fileLine.Start, fileLine.Length);
        var start = written.Length - CommonEnd(decoded, written);
        var margin = MarginOf(written[..start]);
        while (start > 0 && written[start - 1] is ' ' or '\t' && ColumnBehind(written[..start]) > margin)
            start--;

        var verbatim = start;
        if (start < written.Length && written[start] == '\t' && ColumnBehind(written[..start]) < margin)
        {
            // The margin takes some columns of the tab, and the columns left over are blanks of the text.
            verbatim++;
            var blanks = Math.Max(0, ColumnBehind(written[..verbatim]) - margin);
            _text.Append(' ', blanks);
            _map.AddDecoded(new TextSpan(fileLine.Start + start, 1), blanks);
        }
        _text.Append(written[verbatim..]);
        _map.AddVerbatim(fileLine.Start + verbatim, written.Length - verbatim);
        return fileLine.Start + start;
    }

    private static int CommonEnd(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var length = 0;
        while (length < a.Length && length < b.Length && a[^(length + 1)] == b[^(length + 1)])
            length++;
        return length;
    }

    // The column the text of a line begins at when the line is indented as far as the fence. A quote mark takes one more.
    private int MarginOf(ReadOnlySpan<char> prefix)
    {
        var quoteMark = prefix.LastIndexOf('>');
        return quoteMark < 0 ? _block.Column : Math.Max(_block.Column, ColumnBehind(prefix[..(quoteMark + 1)]) + 1);
    }

    private static int ColumnBehind(ReadOnlySpan<char> indentation)
    {
        var column = 0;
        foreach (var unit in indentation)
            column += unit == '\t' ? 4 - (column % 4) : 1;
        return column;
    }

    // A line such as ```kql inside of a fence: the closing line before it was forgotten.
    private static bool IsOpening(ReadOnlySpan<char> line, string marker)
    {
        line = line.Trim();
        if (!line.StartsWith(marker, StringComparison.Ordinal))
            return false;
        var label = line.TrimStart(marker[0]);
        return !label.IsEmpty && !label.ContainsAnyExcept(LabelUnits);
    }
}
