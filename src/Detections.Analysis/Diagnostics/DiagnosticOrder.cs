using System.Collections.Immutable;

namespace Detections.Analysis.Diagnostics;

/// <summary>The one order of findings: by file, place, id and message. Two that say the same at the same place are one.</summary>
internal static class DiagnosticOrder
{
    public static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics) => Sort(diagnostics, one => one);

    /// <summary>Sorts what holds a finding each.</summary>
    public static ImmutableArray<T> Sort<T>(IEnumerable<T> items, Func<T, Diagnostic> diagnosticOf) =>
    [
        .. items
            .Select(item => (Item: item, Diagnostic: diagnosticOf(item)))
            .DistinctBy(one => (one.Diagnostic.Id, one.Diagnostic.Location, one.Diagnostic.Message))
            .OrderBy(one => one.Diagnostic.Location.Path, StringComparer.Ordinal)
            .ThenBy(one => one.Diagnostic.Location.Start.Line)
            .ThenBy(one => one.Diagnostic.Location.Start.Column)
            .ThenBy(one => one.Diagnostic.Location.End.Line)
            .ThenBy(one => one.Diagnostic.Location.End.Column)
            .ThenBy(one => one.Diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(one => one.Diagnostic.Message, StringComparer.Ordinal)
            .Select(one => one.Item),
    ];
}
