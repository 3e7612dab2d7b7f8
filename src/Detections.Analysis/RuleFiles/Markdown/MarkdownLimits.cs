using System.Buffers;
using Detections.Analysis.Text;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>
/// What the Markdown parser must not be given. Its time grows with the square of the brackets in a paragraph, and
/// it makes a cell for every column in every row of a table, however short the row is written: 32 KB take 1.5 GB.
/// </summary>
internal static class MarkdownLimits
{
    public const int Brackets = 10_000;
    public const int Depth = 128;
    public const int TableCells = 100_000;

    private static readonly SearchValues<char> DelimiterRowUnits = SearchValues.Create("|-:> \t");

    /// <summary>The place where the document goes beyond a limit, with the limit in words; null when it stays within all.</summary>
    public static Located<string>? FirstExcess(SourceText text)
    {
        int brackets = 0, cells = 0, columns = 0;
        for (var line = 0; line < text.LineCount; line++)
        {
            var span = text.LineSpan(line);
            var content = text.Content.AsSpan(span.Start, span.Length);
            brackets += content.Count('[');
            if (brackets > Brackets)
                return new($"it has more than {Brackets} opening brackets", span);

            columns = content.IsWhiteSpace() ? 0 : Math.Max(columns, ColumnsOf(content));
            cells += columns;
            if (cells > TableCells)
                return new($"its tables have more than {TableCells} cells", span);
        }
        return null;
    }

    // The columns of a line such as |---|:-:|, within a list or a quote too; 0 for any other line.
    private static int ColumnsOf(ReadOnlySpan<char> line) =>
        line.Contains('-') && line.Contains('|') && !line.ContainsAnyExcept(DelimiterRowUnits) ? line.Count('|') + 1 : 0;
}
