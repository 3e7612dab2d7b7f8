using System.Collections.Immutable;
using Detections.Analysis.Text;

namespace Detections.Analysis.Semantics.Events;

/// <summary>How an event table of <see cref="EventTableForm.Providers"/> is written, so that a new row looks like those that are there.</summary>
/// <param name="LineEnd">That of the header.</param>
/// <param name="Opens">Whether lines begin with a pipe.</param>
/// <param name="Closes">Whether lines end with a pipe.</param>
/// <param name="Blank">What stands between pipe and text.</param>
/// <param name="Widths">How wide the text of each column is filled up, in UTF-16 units; 0 where the columns do not line up.</param>
/// <param name="HasBareNumbers">Whether Windows events are written as numbers alone.</param>
internal sealed record EventTableStyle(string LineEnd, bool Opens, bool Closes, string Blank, ImmutableArray<int> Widths, bool HasBareNumbers)
{
    /// <returns>The style, or null where a row cannot be made: other columns, a table inside a quotation or a list.</returns>
    public static EventTableStyle? Of(SourceText file, EventDeclaration declaration)
    {
        var header = declaration.Table.Header;
        if (declaration.Form is not EventTableForm.Providers || header.Length is not (2 or 3))
            return null;
        var line = file.PositionAt(header[0].Span.Start).Line;
        var lines = declaration.Rows.Select(row => file.PositionAt(row.Span.Start).Line).Prepend(line).Select(number => file.Substring(file.LineSpan(number)).TrimEnd()).ToList();
        if (lines.Exists(text => !IsPlain(text, header.Length)) || line + 1 >= file.LineCount)
            return null;
        var first = lines[0];
        var (opens, closes) = (first[0] == '|', first[^1] == '|');
        var blank = first[first.IndexOf('|', StringComparison.Ordinal) + 1] == ' ' ? " " : "";
        return new EventTableStyle(
            file.Content[file.LineSpan(line).End..file.LineStart(line + 1)],
            opens,
            closes,
            blank,
            opens && closes ? WidthsOf(lines.ConvertAll(CellsOf), blank.Length) : [.. header.Select(_ => 0)],
            declaration.Rows.Any(row => row.Event is { Value: var text } && text.All(char.IsAsciiDigit)));
    }

    /// <summary>The line of a row, without line end.</summary>
    public string Write(DerivedRow row)
    {
        var id = HasBareNumbers ? row.Key.Id : EventCell.Write(row.Key);
        string[] cells = [row.Key.Provider, id, row.Title ?? id];
        var texts = cells.Take(Widths.Length).Select((cell, column) => cell.Replace("|", @"\|", StringComparison.Ordinal).PadRight(Widths[column]));
        var line = string.Join($"{Blank}|{Blank}", texts);
        return (Opens ? $"|{Blank}" : "") + (Closes ? $"{line}{Blank}|" : line.TrimEnd());
    }

    private static bool IsPlain(string line, int columns) =>
        line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] != '>' && !line.Contains('\\', StringComparison.Ordinal) && CellsOf(line).Length == columns;

    // Columns line up where the pipes of all lines stand below each other.
    private static ImmutableArray<int> WidthsOf(List<string[]> lines, int blank)
    {
        var widths = lines[0].Select(cell => cell.Length).ToArray();
        var linesUp = lines.Count > 1 && lines.TrueForAll(line => line.Select(cell => cell.Length).SequenceEqual(widths));
        return [.. widths.Select(width => linesUp ? width - (2 * blank) : 0)];
    }

    private static string[] CellsOf(string line) => line.AsSpan().Trim('|').ToString().Split('|');
}
