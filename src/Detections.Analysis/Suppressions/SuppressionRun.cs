using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Suppressions;

/// <summary>Takes the suppressed findings of a file out, and says what is wrong with the suppressions.</summary>
internal static class SuppressionRun
{
    /// <param name="file">The file.</param>
    /// <param name="found">All its findings.</param>
    /// <param name="today">The day of the build; null where no suppression expires.</param>
    /// <param name="isWhole">Whether all queries of the file were analyzed: otherwise nobody knows what is unused.</param>
    public static SuppressionOutcome Apply(RuleFile file, ImmutableArray<Diagnostic> found, DateOnly? today, bool isWhole)
    {
        if (!file.Text.Content.Contains(SuppressionReader.Mark, StringComparison.Ordinal))
            return new SuppressionOutcome(found, []);

        var readings = RuleComments.In(file).Select(comment => SuppressionReader.Read(file.Text, comment)).ToList();
        var problems = readings.Select(reading => reading.Problem).OfType<Diagnostic>().ToList();
        var all = readings.Select(reading => reading.Suppression).OfType<Suppression>().OrderBy(one => one.Word.Span.Start).ToList();
        var lines = LinesOf(file.Text, all);
        var used = new HashSet<(int Suppression, int Id)>();
        var kept = ImmutableArray.CreateBuilder<Diagnostic>();
        var suppressed = ImmutableArray.CreateBuilder<SuppressedDiagnostic>();
        foreach (var diagnostic in found)
        {
            Suppression? by = null;
            for (var i = 0; i < all.Count; i++)
            {
                if (IndexIn(all[i], lines[i], diagnostic) is not (>= 0 and var id))
                    continue;
                used.Add((i, id));
                if (!HasExpired(all[i], today))
                    by ??= all[i];
            }
            if (by is null)
                kept.Add(diagnostic);
            else
                suppressed.Add(new SuppressedDiagnostic(diagnostic, by));
        }

        foreach (var (suppression, index) in all.Select((suppression, index) => (suppression, index)))
        {
            if (HasExpired(suppression, today))
                problems.Add(SuppressionDescriptors.SuppressionHasExpired.At(Location.Of(file.Text, suppression.Until!.Span), Shown(suppression.Until.Value)));
            else if (isWhole)
                problems.AddRange(suppression.Ids.Where((_, id) => !used.Contains((index, id))).Select(id => SuppressionDescriptors.SuppressionIsUnused.At(Location.Of(file.Text, id.Span), id.Value)));
        }
        return new SuppressionOutcome([.. kept, .. problems], suppressed.ToImmutable());
    }

    // The line, from 0, that each suppression is about: -1 for the whole file.
    private static int[] LinesOf(SourceText text, List<Suppression> all)
    {
        var written = all.Select(one => text.PositionAt(one.Word.Span.Start).Line).ToList();
        var taken = written.ToHashSet();
        return [.. all.Select((one, index) => one.Scope switch
        {
            SuppressionScope.File => -1,
            SuppressionScope.Line => written[index],
            _ => Enumerable.Range(written[index] + 1, taken.Count + 1).First(line => !taken.Contains(line)),
        })];
    }

    // Which of its ids suppresses the finding; -1 for none.
    private static int IndexIn(Suppression suppression, int line, Diagnostic diagnostic)
    {
        if (diagnostic.Descriptor.Category is DiagnosticCategory.Tool || (line >= 0 && diagnostic.Location.Start.Line != line))
            return -1;
        for (var id = 0; id < suppression.Ids.Length; id++)
        {
            if (string.Equals(suppression.Ids[id].Value, diagnostic.Id, StringComparison.OrdinalIgnoreCase))
                return id;
        }
        return -1;
    }

    private static bool HasExpired(Suppression suppression, DateOnly? today) => suppression.Until is { } until && today > until.Value;

    private static string Shown(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The findings of a file after its suppressions.</summary>
/// <param name="Kept">Those that are not suppressed, and what is wrong with the suppressions.</param>
/// <param name="Suppressed">The others.</param>
internal sealed record SuppressionOutcome(ImmutableArray<Diagnostic> Kept, ImmutableArray<SuppressedDiagnostic> Suppressed);

/// <summary>A finding that a comment in its file suppresses.</summary>
public sealed record SuppressedDiagnostic(Diagnostic Diagnostic, Suppression Suppression);
