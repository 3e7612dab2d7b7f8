using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Caching;

/// <summary>All that a build tells and writes of a result, as text to compare.</summary>
internal static class FindingText
{
    public static string Of(AnalysisResult result) => string.Join('\n',
    [
        result.Counts.ToString(),
        .. result.FilesWithoutRules,
        .. result.Diagnostics.Select(Of),
        .. result.Suppressed.Select(one => $"{Of(one.Diagnostic)} suppressed by {one.Suppression.Reason}"),
    ]);

    private static string Of(Diagnostic one) =>
        $"{one} {one.Descriptor.DefaultSeverity} {string.Join(' ', one.Related)} {one.Fix?.Title} {one.Fix?.Safety} {string.Join(' ', one.Fix?.Edits ?? [])}";
}
