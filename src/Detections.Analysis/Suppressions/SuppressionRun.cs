using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Suppressions;

/// <summary>Takes the suppressed findings of a file out, and says what is wrong with the suppressions.</summary>
internal static class SuppressionRun
{
    /// <param name="path">Full path of the file.</param>
    /// <param name="suppressions">What the file states.</param>
    /// <param name="found">All its findings.</param>
    /// <param name="today">The day of the build; null where no suppression expires.</param>
    /// <param name="isWhole">Whether all queries of the file were analyzed: otherwise nobody knows what is unused.</param>
    public static SuppressionOutcome Apply(string path, FileSuppressions suppressions, ImmutableArray<Diagnostic> found, DateOnly? today, bool isWhole)
    {
        var all = suppressions.All;
        if (all.IsEmpty)
            return new SuppressionOutcome([.. found, .. suppressions.Problems], []);

        // A file is anybody's: all of this is linear in the comments and the findings.
        var named = (from one in all from id in one.Ids select (Suppression: one, Id: id)).ToLookup(one => (one.Suppression.Line, one.Id.Value.ToUpperInvariant()), one => one.Suppression);
        var used = new HashSet<(int? Line, string Id)>();
        var kept = ImmutableArray.CreateBuilder<Diagnostic>();
        var suppressed = ImmutableArray.CreateBuilder<SuppressedDiagnostic>();
        foreach (var diagnostic in found)
        {
            (int?, string)[] keys = CanBeSuppressed(diagnostic, path) ? [(diagnostic.Location.Start.Line, diagnostic.Id), (null, diagnostic.Id)] : [];
            used.UnionWith(keys);
            if (keys.Select(key => named[key].FirstOrDefault(one => !HasExpired(one, today))).FirstOrDefault(one => one is not null) is { } by)
                suppressed.Add(new SuppressedDiagnostic(diagnostic, by));
            else
                kept.Add(diagnostic);
        }

        var expired = from one in all
                      where HasExpired(one, today)
                      select SuppressionDescriptors.SuppressionHasExpired.At(one.Until!.Location, Shown(one.Until.Day));
        var unused = from one in all
                     where isWhole && !HasExpired(one, today)
                     from id in one.Ids
                     where !used.Contains((one.Line, id.Value.ToUpperInvariant()))
                     select SuppressionDescriptors.SuppressionIsUnused.At(id.Location, id.Value);
        return new SuppressionOutcome([.. kept, .. suppressions.Problems, .. expired, .. unused], suppressed.ToImmutable());
    }

    private static bool CanBeSuppressed(Diagnostic diagnostic, string path) =>
        diagnostic.Descriptor.Category is not DiagnosticCategory.Tool && diagnostic.Location.Path == path;

    private static bool HasExpired(Suppression suppression, DateOnly? today) => suppression.Until is { } until && today > until.Day;

    private static string Shown(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The findings of a file after its suppressions.</summary>
/// <param name="Kept">Those that are not suppressed, and what is wrong with the suppressions.</param>
/// <param name="Suppressed">The others.</param>
internal sealed record SuppressionOutcome(ImmutableArray<Diagnostic> Kept, ImmutableArray<SuppressedDiagnostic> Suppressed);

/// <summary>A finding that a comment in its file suppresses.</summary>
public sealed record SuppressedDiagnostic(Diagnostic Diagnostic, Suppression Suppression);
