using System.Buffers;
using System.Text;
using Detections.Analysis.Text;
using Detections.Kusto;
using Markdig.Syntax;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>A fenced code block: its text as Markdown decodes it, and where each unit of it stands in the file.</summary>
/// <param name="Text">The lines between the fence lines, joined by <c>\n</c>, without what indents or quotes the block.</param>
/// <param name="Map">From every unit of <paramref name="Text"/> to the file; a <c>\n</c> stands for the line end of the file.</param>
/// <param name="Span">The text in the file; empty and at the end of the opening line when there is none.</param>
/// <param name="Label">The first word behind the opening marker, or null.</param>
/// <param name="Opening">The opening marker with all that follows it on its line.</param>
/// <param name="Marker">The characters that open the fence and would close it.</param>
/// <param name="IsClosed">Whether a closing line follows before another fence is opened.</param>
internal sealed record CodeFence(
    string Text, SourceMap Map, TextSpan Span, string? Label, TextSpan Opening, string Marker, bool IsClosed)
{
    private static readonly SearchValues<char> LabelUnits =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#+-_");

    /// <summary>What the text is, told by the label or, where that says nothing, by the text.</summary>
    public FenceKind Kind { get; } = KindOf(Label, Text);

    public static CodeFence Read(SourceText file, FencedCodeBlock block)
    {
        var opening = TextSpan.FromBounds(block.Span.Start, file.LineSpan(block.Line).End);
        var marker = new string(block.FencedChar, block.OpeningFencedCharCount);
        var text = new StringBuilder();
        var map = new SourceMap.Builder();
        var start = opening.End;
        var end = opening.End;
        var holdsOpening = false;

        for (var i = 0; i < block.Lines.Count; i++)
        {
            ref readonly var line = ref block.Lines.Lines[i];
            var decoded = line.Slice.AsSpan();
            var fileLine = file.LineSpan(line.Line);
            if (i > 0)
            {
                text.Append('\n');
                map.AddDecoded(TextSpan.FromBounds(end, file.LineStart(line.Line)), 1);
            }
            var lineStart = AddLine(map, decoded, file, fileLine);
            text.Append(decoded);
            holdsOpening |= IsOpening(decoded, marker);
            start = i == 0 ? lineStart : start;
            end = fileLine.End;
        }

        return new CodeFence(
            text.ToString(),
            map.ToMap(end),
            TextSpan.FromBounds(start, end),
            string.IsNullOrEmpty(block.Info) ? null : block.Info,
            opening,
            marker,
            IsClosed: block.ClosingFencedCharCount > 0 && !holdsOpening);
    }

    private static FenceKind KindOf(string? label, string text)
    {
        if (!FenceLabel.IsKql(label))
            return !FenceLabel.IsOtherPipeline(label) && KqlRecognizer.IsKql(text) ? FenceKind.Query : FenceKind.Other;

        var scanner = new KqlScanner(text);
        scanner.SkipTrivia();
        return scanner.Current switch
        {
            _ when scanner.IsAtEnd => FenceKind.EmptyQuery,
            // A management command, and a fragment that shows one stage of a query.
            '.' => FenceKind.Other,
            '|' when !FenceLabel.HoldsQuery(label) => FenceKind.Other,
            _ => FenceKind.Query,
        };
    }

    // A decoded line is the end of its file line. Only its indentation can differ: when a list takes some columns
    // of a tab, the columns left over are decoded to blanks.
    private static int AddLine(SourceMap.Builder map, ReadOnlySpan<char> decoded, SourceText file, TextSpan fileLine)
    {
        var written = file.Content.AsSpan(fileLine.Start, fileLine.Length);
        var verbatim = 0;
        while (verbatim < decoded.Length && verbatim < written.Length && decoded[^(verbatim + 1)] == written[^(verbatim + 1)])
            verbatim++;

        var start = fileLine.End - verbatim;
        if (verbatim < decoded.Length && verbatim < written.Length)
            map.AddDecoded(new TextSpan(--start, 1), decoded.Length - verbatim);
        map.AddVerbatim(fileLine.End - verbatim, verbatim);
        return start;
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

/// <summary>What a code fence holds.</summary>
internal enum FenceKind
{
    /// <summary>Anything but a query.</summary>
    Other,

    Query,

    /// <summary>Nothing, or comments only, under a label that promises a query.</summary>
    EmptyQuery,
}
