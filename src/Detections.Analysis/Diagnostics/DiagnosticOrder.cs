using System.Collections.Immutable;

namespace Detections.Analysis.Diagnostics;

/// <summary>The one order of findings: by file, place, id and message. Two that say the same at the same place are one.</summary>
internal static class DiagnosticOrder
{
    public static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .DistinctBy(one => (one.Id, one.Location, one.Message))
            .OrderBy(one => one.Location.Path, StringComparer.Ordinal)
            .ThenBy(one => one.Location.Start.Line)
            .ThenBy(one => one.Location.Start.Column)
            .ThenBy(one => one.Location.End.Line)
            .ThenBy(one => one.Location.End.Column)
            .ThenBy(one => one.Id, StringComparer.Ordinal)
            .ThenBy(one => one.Message, StringComparer.Ordinal),
    ];
}
