using System.Collections.Immutable;
using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics;

/// <summary>What to take out of a file for an entry of a table or list to be gone and the rest to stay as it is.</summary>
internal static class EntryRemoval
{
    /// <summary>The whole line of a table row.</summary>
    public static TextSpan Row(SourceText file, ImmutableArray<Located<string>> row) =>
        Line(file, file.PositionAt(row[0].Span.Start).Line);

    /// <summary>An item of a YAML sequence with what separates it; null where a comment, an alias or a tag stands beside it.</summary>
    public static TextSpan? Item(SourceText file, MetadataSequence list, int index)
    {
        if (list.Items.Length < 2)
            return null;
        return file.Content[list.Span.Start] == '[' ? FlowItem(file, list.Items, index) : BlockItem(file, list.Items[index].Span);
    }

    // - T1078
    private static TextSpan? BlockItem(SourceText file, TextSpan item)
    {
        var line = file.PositionAt(item.Start).Line;
        var whole = file.LineSpan(line);
        return item.End <= whole.End
            && file.Content.AsSpan(whole.Start, item.Start - whole.Start).Trim() is "-"
            && file.Content.AsSpan(item.End, whole.End - item.End).IsWhiteSpace()
            ? Line(file, line)
            : null;
    }

    // [T1078, T1110]: the first goes with the comma behind it, any other with the one in front.
    private static TextSpan? FlowItem(SourceText file, ImmutableArray<MetadataNode> items, int index)
    {
        var (before, after) = index == 0 ? (items[0].Span, items[1].Span) : (items[index - 1].Span, items[index].Span);
        if (after.Start <= before.End || file.Content.AsSpan(before.End, after.Start - before.End).Trim() is not ",")
            return null;
        return index == 0 ? TextSpan.FromBounds(before.Start, after.Start) : TextSpan.FromBounds(before.End, after.End);
    }

    /// <summary>The whole lines of a part of the file; null where they hold anything else.</summary>
    public static TextSpan? Lines(SourceText file, TextSpan part)
    {
        var (first, last) = (file.PositionAt(part.Start).Line, file.PositionAt(part.End).Line);
        var (before, after) = (TextSpan.FromBounds(file.LineStart(first), part.Start), TextSpan.FromBounds(part.End, file.LineSpan(last).End));
        if (!file.Content.AsSpan(before.Start, before.Length).IsWhiteSpace() || !file.Content.AsSpan(after.Start, after.Length).IsWhiteSpace())
            return null;
        return TextSpan.FromBounds(Line(file, first).Start, Line(file, last).End);
    }

    /// <summary>A whole line with its end; the last line of a file that has none goes with the end of the line above.</summary>
    public static TextSpan Line(SourceText file, int line)
    {
        if (line + 1 < file.LineCount)
            return TextSpan.FromBounds(file.LineStart(line), file.LineStart(line + 1));
        return TextSpan.FromBounds(line == 0 ? 0 : file.LineSpan(line - 1).End, file.Length);
    }
}
