using System.Globalization;
using Detections.Analysis.Fixing;

namespace Detections.Build;

/// <summary>Tells what a run of fixes did, file by file, or what it would do, as a diff.</summary>
internal static class FixReport
{
    /// <summary>The messages, one for each file and one for the whole.</summary>
    public static IEnumerable<string> Of(FixResult result, bool isDryRun)
    {
        foreach (var file in result.Files)
        {
            if (!file.Fixed.IsEmpty)
                yield return isDryRun ? UnifiedDiff.Of(file) : TitlesOf(file);
            foreach (var refused in file.Refused)
                yield return RefusalOf(file, refused);
        }
        var fixes = AnalysisSummary.Count(result.Files.Sum(file => file.Fixed.Length), "fix", "fixes");
        var changed = AnalysisSummary.Number(result.Files.Count(file => !file.Fixed.IsEmpty));
        var files = AnalysisSummary.Count(result.Remaining.Counts.Files, "file", "files");
        yield return isDryRun
            ? $"Detections: {fixes} would be applied in {changed} of {files}; nothing was written."
            : $"Detections: {fixes} applied in {changed} of {files}.";
    }

    private static string TitlesOf(FileFixes file)
    {
        var titles = file.Fixed.Select(finding => $"\n    {finding.Id}: {finding.Fix!.Title}");
        return $"{file.RelativePath}: {AnalysisSummary.Count(file.Fixed.Length, "fix", "fixes")}{string.Concat(titles)}";
    }

    private static string RefusalOf(FileFixes file, RefusedFix refused)
    {
        var (finding, start) = (refused.Finding, refused.Finding.Location.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{file.RelativePath}({start.Line + 1},{start.Column + 1}): {finding.Id} is not fixed: {refused.Reason}");
    }
}
