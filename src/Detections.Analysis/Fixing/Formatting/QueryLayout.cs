using System.Collections.Immutable;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Fixing.Formatting;

/// <summary>Another layout of a query, as edits of its file: only what stands between its tokens and comments is touched.</summary>
internal static class QueryLayout
{
    /// <summary>The part of a query that is laid out: without the blank lines around it, its line ends <c>\n</c>.</summary>
    public static string CoreOf(string text) => text.Trim().ReplaceLineEndings("\n");

    /// <param name="file">The file of the query.</param>
    /// <param name="query">The query.</param>
    /// <param name="formatted">Its <see cref="CoreOf"/> with other blanks and line ends.</param>
    /// <returns>The edits in file order, none where the layouts are equal; or why the file cannot hold it, as the end of a sentence with its period.</returns>
    public static (ImmutableArray<TextEdit> Edits, string? Problem) EditsFor(SourceText file, RuleQuery query, string formatted)
    {
        if (query.Map.IsCoarse)
            return ([], "it is not known where each part of it stands in the file.");
        if (BlanksThatDiffer(query.Text, formatted) is not { } blanks)
            return ([], "Kusto's formatter would change more than its blanks and line ends.");
        var lines = LineForm.Of(file, query);
        if (lines is null && blanks.Any(blank => blank.New.Contains('\n', StringComparison.Ordinal)))
            return ([], "it shares its line with other text of the file.");

        return ([.. blanks.Select(blank => TextEdit.Of(file, SpanBetween(query.Map, blank.Old), lines?.Write(blank.New) ?? blank.New))], null);
    }

    // Null where anything else differs.
    private static List<(TextSpan Old, string New)>? BlanksThatDiffer(string text, string formatted)
    {
        var blanks = new List<(TextSpan Old, string New)>();
        var end = text.TrimEnd().Length;
        var old = end - text.AsSpan(0, end).TrimStart().Length;
        for (var at = 0; at < formatted.Length;)
        {
            var oldStart = old;
            var newStart = at;
            while (old < end && char.IsWhiteSpace(text[old]))
                old++;
            while (at < formatted.Length && char.IsWhiteSpace(formatted[at]))
                at++;
            if (old == end || at == formatted.Length || text[old] != formatted[at])
                return null;
            if (text[oldStart..old].ReplaceLineEndings("\n") != formatted[newStart..at])
                blanks.Add((TextSpan.FromBounds(oldStart, old), formatted[newStart..at]));
            old++;
            at++;
        }
        return old == end ? blanks : null;
    }

    // From behind the unit before to the unit behind, with what the file puts between lines: there is always one on either side.
    private static TextSpan SpanBetween(SourceMap map, TextSpan blank) =>
        TextSpan.FromBounds(map.ToFile(new TextSpan(blank.Start - 1, 1)).End, map.ToFile(new TextSpan(blank.End, 1)).Start);
}
