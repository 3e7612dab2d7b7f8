using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Events;

/// <summary>Adds rows to an event table and takes rows out, in the style of the table.</summary>
internal static class EventTableEdits
{
    /// <summary>Takes out the line of a row.</summary>
    public static TextEdit Remove(SourceText file, EventRow row) =>
        TextEdit.Of(file, EntryRemoval.Line(file, file.PositionAt(row.Span.Start).Line), "");

    /// <summary>Adds rows where the order of pages has them.</summary>
    /// <returns>The edits in file order; none where the table has columns that nobody can fill in, or is not written as tables are.</returns>
    public static ImmutableArray<TextEdit> Add(SourceText file, EventDeclaration declaration, IEnumerable<DerivedRow> rows, IComparer<EventKey> order)
    {
        if (EventTableStyle.Of(file, declaration) is not { } style)
            return [];
        return [.. rows
            .GroupBy(row => PlaceOf(declaration, row.Key, order), row => style.Write(row))
            .OrderBy(group => group.Key)
            .Select(group => Insert(file, group.Key, style.LineEnd, group))];
    }

    private static TextEdit Insert(SourceText file, int place, string lineEnd, IEnumerable<string> lines) => EndsLine(file, place)
        ? TextEdit.Of(file, new TextSpan(place, 0), string.Concat(lines.Select(line => line + lineEnd)))
        : TextEdit.Of(file, new TextSpan(place, 0), string.Concat(lines.Select(line => lineEnd + line)));

    // Behind the last row that comes before it; a row that nobody can read has no place in the order.
    private static int PlaceOf(EventDeclaration declaration, EventKey key, IComparer<EventKey> order)
    {
        var before = declaration.Rows.LastOrDefault(row => !row.Events.IsEmpty && row.Events.All(listed => order.Compare(listed.Value, key) < 0));
        if (before is not null)
            return before.Span.End;
        return declaration.Rows is [var first, ..] ? first.Span.Start : declaration.Table.Span.End;
    }

    private static bool EndsLine(SourceText file, int offset) => offset > 0 && file.Content[offset - 1] is '\n' or '\r';
}
