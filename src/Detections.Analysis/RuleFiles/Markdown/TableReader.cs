using System.Collections.Immutable;
using Detections.Analysis.Text;
using Detections.Kusto;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>Reads a pipe table.</summary>
internal static class TableReader
{
    public static RuleTable Read(SourceText file, Table table, Located<string>? heading)
    {
        var rows = table.OfType<TableRow>().Select(row => ReadRow(file, row)).ToImmutableArray();
        return new RuleTable(heading, new TextSpan(table.Span.Start, table.Span.Length), rows[0], rows[1..]);
    }

    // The parser pads short rows with cells that stand behind the row.
    private static ImmutableArray<Located<string>> ReadRow(SourceText file, TableRow row) =>
        [.. row.OfType<TableCell>().Where(cell => cell.Span.Start <= row.Span.End).Select(cell => ReadCell(file, cell))];

    private static Located<string> ReadCell(SourceText file, TableCell cell) =>
        cell.FirstOrDefault() is LeafBlock block && InlineText.Read(file, block) is { } text
            ? text
            : new Located<string>("", new TextSpan(cell.Span.Start, 0));
}
