using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Pipeline;

namespace Detections.Analysis.Baselines;

/// <summary>Takes the known findings of all files out, and says what of the baseline is not found any more.</summary>
internal static class BaselineRun
{
    private const int MaxRelated = 100;

    /// <param name="baseline">The known findings, or null for none.</param>
    /// <param name="files">All files of the build.</param>
    /// <param name="findings">Those of each file, the suppressed ones left out.</param>
    /// <returns>The findings that are left, those that are known, and those about the baseline.</returns>
    public static (ImmutableArray<Diagnostic> Found, ImmutableArray<Diagnostic> Known, ImmutableArray<Diagnostic> OfBaseline) Apply(
        Baseline? baseline, ImmutableArray<FileFindings> files, ImmutableArray<ImmutableArray<Diagnostic>> findings)
    {
        var all = DiagnosticOrder.Sort(findings.SelectMany(one => one));
        if (baseline is null)
            return (all, [], []);

        // Of several links to one file, the first counts.
        var byPath = files.DistinctBy(file => file.Path).ToDictionary(file => BaselineEntry.PathOf(file.Path, baseline.Folder), StringComparer.Ordinal);
        var candidates = all.Where(CanBeKnown).ToList();
        var entries = EntriesOf(candidates, files, baseline.Folder);
        var (isKnown, unmatched) = baseline.Match(entries, byPath.ContainsKey);
        var known = candidates.Where((_, index) => isKnown[index]).ToHashSet<Diagnostic>(ReferenceEqualityComparer.Instance);
        var isFixed = unmatched.Where(one => !byPath.TryGetValue(one.Entry.Path, out var file) || file.IsWhole).Select(one => one.Place).OrderBy(place => place.Start.Line).ToList();
        return ([.. all.Where(one => !known.Contains(one))], [.. all.Where(known.Contains)], isFixed.Count == 0 ? [] : [Describe(isFixed)]);
    }

    /// <summary>Whether a baseline can hold it: what is wrong with the tool or its configuration must not vanish.</summary>
    public static bool CanBeKnown(Diagnostic diagnostic) => diagnostic.Location.Path.Length > 0 && diagnostic.Descriptor.Category is not DiagnosticCategory.Tool;

    /// <summary>The findings as a baseline has them.</summary>
    public static ImmutableArray<BaselineEntry> EntriesOf(IEnumerable<Diagnostic> diagnostics, ImmutableArray<FileFindings> files, string folder)
    {
        var lines = files.DistinctBy(file => file.Path).ToDictionary(file => file.Path, file => file.Lines.Value, StringComparer.Ordinal);
        return [.. diagnostics.Select(one => BaselineEntry.Of(one, lines.GetValueOrDefault(one.Location.Path) ?? LineHashes.None, folder))];
    }

    private static Diagnostic Describe(List<Location> places) =>
        BaselineDescriptors.BaselineHoldsFixedFindings.At(places[0], places.Count == 1 ? "a finding" : $"{places.Count} findings", places.Count == 1 ? "is" : "are") with
        {
            Related = [.. places.Skip(1).Take(MaxRelated).Select(place => new RelatedLocation(place, "Another one."))],
        };
}
