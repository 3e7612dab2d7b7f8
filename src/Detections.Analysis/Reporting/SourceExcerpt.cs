using System.Text;

namespace Detections.Analysis.Reporting;

/// <summary>A line of a file as a terminal shows it, and the signs under a part of it.</summary>
/// <param name="Line">The line: tabs as blanks, unsafe characters replaced, cut around the part where it is long.</param>
/// <param name="Marks">Blanks and <c>^</c>, one or more, in the cells under the part.</param>
internal sealed record SourceExcerpt(string Line, string Marks)
{
    private const int TabSize = 4;
    private const int MaxCells = 160;
    private const int CellsBefore = 60;
    private const int MaxUnits = 4096;
    private const string Cut = "...";

    /// <param name="line">One line without its end.</param>
    /// <param name="start">Where the part begins, in UTF-16 units; behind the line stands for its end.</param>
    /// <param name="end">Behind the part.</param>
    public static SourceExcerpt Of(string line, int start, int end)
    {
        if (line.Length > MaxUnits)
        {
            // A file can be one line of megabytes, with many findings in it.
            var skipped = Math.Clamp(start - (MaxUnits / 2), 0, line.Length - MaxUnits);
            (line, start, end) = (line.Substring(skipped, MaxUnits), start - skipped, end - skipped);
        }
        int cells = 0, unit = 0;
        int? from = null, to = null;
        var pieces = new List<(string Text, int Cell)>();
        foreach (var rune in line.EnumerateRunes())
        {
            from ??= unit >= start ? cells : null;
            to ??= unit >= end ? cells : null;
            var text = Shown(rune, cells);
            pieces.Add((text, cells));
            cells += rune.Value == '\t' ? text.Length : DisplayWidth.Of(rune);
            unit += rune.Utf16SequenceLength;
        }
        var first = from ?? cells;
        var last = Math.Max(to ?? cells, first + 1);
        return cells <= MaxCells ? new SourceExcerpt(Join(pieces), Signs(first, last)) : Around(pieces, cells, first, last);
    }

    private static SourceExcerpt Around(List<(string Text, int Cell)> pieces, int cells, int first, int last)
    {
        var begin = Math.Clamp(first - CellsBefore, 0, cells - MaxCells);
        var end = begin + MaxCells;
        var before = begin > 0 ? Cut : "";
        var shown = pieces.Where(piece => piece.Cell >= begin && piece.Cell < end).ToList();
        // A wide character can be cut in two.
        var shift = before.Length - shown[0].Cell;
        return new SourceExcerpt(before + Join(shown) + (end < cells ? Cut : ""), Signs(first + shift, Math.Min(last, end) + shift));
    }

    private static string Shown(Rune rune, int cell) =>
        rune.Value == '\t' ? new string(' ', TabSize - (cell % TabSize)) : ShownText.IsUnsafe(rune) ? ShownText.Replacement.ToString() : rune.ToString();

    private static string Join(List<(string Text, int Cell)> pieces) => string.Concat(pieces.Select(piece => piece.Text));

    private static string Signs(int first, int last) => new string(' ', first) + new string('^', Math.Max(1, last - first));
}
