using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Suppressions;

/// <summary>Takes the suppressed findings of a file out, and says what is wrong with the suppressions.</summary>
internal static class SuppressionRun
{
    // In place of a line, which counts from 0.
    private const int WholeFile = -1;

    /// <param name="file">The file.</param>
    /// <param name="found">All its findings.</param>
    /// <param name="today">The day of the build; null where no suppression expires.</param>
    /// <param name="isWhole">Whether all queries of the file were analyzed: otherwise nobody knows what is unused.</param>
    /// <param name="known">The ids that can be suppressed, beside those of Kusto.</param>
    public static SuppressionOutcome Apply(RuleFile file, ImmutableArray<Diagnostic> found, DateOnly? today, bool isWhole, DescriptorSet known)
    {
        if (!file.Text.Content.Contains(SuppressionReader.Mark, StringComparison.Ordinal))
            return new SuppressionOutcome(found, []);

        var readings = RuleComments.In(file).Select(comment => SuppressionReader.Read(file.Text, comment, known)).ToList();
        var all = readings.Select(reading => reading.Suppression).OfType<Suppression>().OrderBy(one => one.Word.Span.Start).ToList();
        var lineOf = LinesOf(file.Text, all);
        var named = (from one in all from id in one.Ids select (Suppression: one, Id: id)).ToLookup(one => (lineOf(one.Suppression), one.Id.Value.ToUpperInvariant()), one => one.Suppression);

        var used = new HashSet<(int Line, string Id)>();
        var kept = ImmutableArray.CreateBuilder<Diagnostic>();
        var suppressed = ImmutableArray.CreateBuilder<SuppressedDiagnostic>();
        foreach (var diagnostic in found)
        {
            (int, string)[] keys = CanBeSuppressed(diagnostic, file) ? [(diagnostic.Location.Start.Line, diagnostic.Id), (WholeFile, diagnostic.Id)] : [];
            used.UnionWith(keys);
            if (keys.Select(key => named[key].FirstOrDefault(one => !HasExpired(one, today))).FirstOrDefault(one => one is not null) is { } by)
                suppressed.Add(new SuppressedDiagnostic(diagnostic, by));
            else
                kept.Add(diagnostic);
        }

        var expired = from one in all
                      where HasExpired(one, today)
                      select SuppressionDescriptors.SuppressionHasExpired.At(Location.Of(file.Text, one.Until!.Span), Shown(one.Until.Value));
        var unused = from one in all
                     where isWhole && !HasExpired(one, today)
                     from id in one.Ids
                     where !used.Contains((lineOf(one), id.Value.ToUpperInvariant()))
                     select SuppressionDescriptors.SuppressionIsUnused.At(Location.Of(file.Text, id.Span), id.Value);
        return new SuppressionOutcome([.. kept, .. readings.Select(reading => reading.Problem).OfType<Diagnostic>(), .. expired, .. unused], suppressed.ToImmutable());
    }

    // A file is anybody's: all of this is linear in the comments and the findings.
    private static Func<Suppression, int> LinesOf(SourceText text, List<Suppression> all)
    {
        var next = new Dictionary<int, int>();
        foreach (var line in all.Select(WrittenOn).Distinct().OrderDescending())
            next[line] = next.GetValueOrDefault(line + 1, line + 1);
        return one => one.Scope switch
        {
            SuppressionScope.File => WholeFile,
            SuppressionScope.Line => WrittenOn(one),
            _ => next[WrittenOn(one)],
        };

        int WrittenOn(Suppression one) => text.PositionAt(one.Word.Span.Start).Line;
    }

    private static bool CanBeSuppressed(Diagnostic diagnostic, RuleFile file) =>
        diagnostic.Descriptor.Category is not DiagnosticCategory.Tool && diagnostic.Location.Path == file.Text.Path;

    private static bool HasExpired(Suppression suppression, DateOnly? today) => suppression.Until is { } until && today > until.Value;

    private static string Shown(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The findings of a file after its suppressions.</summary>
/// <param name="Kept">Those that are not suppressed, and what is wrong with the suppressions.</param>
/// <param name="Suppressed">The others.</param>
internal sealed record SuppressionOutcome(ImmutableArray<Diagnostic> Kept, ImmutableArray<SuppressedDiagnostic> Suppressed);

/// <summary>A finding that a comment in its file suppresses.</summary>
public sealed record SuppressedDiagnostic(Diagnostic Diagnostic, Suppression Suppression);
