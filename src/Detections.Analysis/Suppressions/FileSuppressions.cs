using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Suppressions;

/// <summary>The suppressions a file states. They outlive its text: some findings are only made when all files are read.</summary>
/// <param name="All">In file order.</param>
/// <param name="Problems">What is wrong with those that cannot be read.</param>
internal sealed record FileSuppressions(ImmutableArray<Suppression> All, ImmutableArray<Diagnostic> Problems)
{
    public static FileSuppressions None { get; } = new([], []);

    /// <param name="file">The file.</param>
    /// <param name="known">The ids that can be suppressed, beside those of Kusto.</param>
    public static FileSuppressions Of(RuleFile file, DescriptorSet known)
    {
        if (!file.Text.Content.Contains(SuppressionReader.Mark, StringComparison.Ordinal))
            return None;
        var readings = RuleComments.In(file).Select(comment => SuppressionReader.Read(file.Text, comment, known)).ToList();
        var comments = readings.Select(reading => reading.Suppression).OfType<SuppressionComment>().OrderBy(one => one.Word.Span.Start).ToList();
        var lineOf = LinesOf(file.Text, comments);
        return new FileSuppressions(
            [.. comments.Select(one => Place(one, lineOf(one), file.Text))],
            [.. readings.Select(reading => reading.Problem).OfType<Diagnostic>()]);
    }

    private static Suppression Place(SuppressionComment comment, int? line, SourceText text) => new(
        line,
        [.. comment.Ids.Select(id => new PlacedText(id.Value, Location.Of(text, id.Span)))],
        comment.Reason,
        comment.Until is { } until ? new PlacedDay(until.Value, Location.Of(text, until.Span)) : null);

    // A file is anybody's: this is linear in the comments.
    private static Func<SuppressionComment, int?> LinesOf(SourceText text, List<SuppressionComment> all)
    {
        var next = new Dictionary<int, int>();
        foreach (var line in all.Select(WrittenOn).Distinct().OrderDescending())
            next[line] = next.GetValueOrDefault(line + 1, line + 1);
        return one => one.Scope switch
        {
            SuppressionScope.File => null,
            SuppressionScope.Line => WrittenOn(one),
            _ => next[WrittenOn(one)],
        };

        int WrittenOn(SuppressionComment one) => text.PositionAt(one.Word.Span.Start).Line;
    }
}
