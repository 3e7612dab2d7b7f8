using System.Globalization;
using Detections.Analysis.Fixing;

namespace Detections.Build;

/// <summary>Tells what a run of the formatter did, file by file, or what it would do.</summary>
internal static class FormatReport
{
    /// <param name="result">What was formatted.</param>
    /// <param name="isDryRun">Whether to show the changes as a diff.</param>
    /// <param name="isVerified">Whether nothing was written, and what would change is told as findings.</param>
    public static IEnumerable<string> Of(FixResult result, bool isDryRun, bool isVerified)
    {
        foreach (var file in result.Files)
        {
            if (!file.Fixed.IsEmpty && isDryRun)
                yield return UnifiedDiff.Of(file);
            else if (!file.Fixed.IsEmpty && !isVerified)
                yield return $"{file.RelativePath}: {AnalysisSummary.Count(file.Fixed.Length, "query", "queries")} formatted";
            foreach (var refused in file.Refused)
                yield return string.Create(CultureInfo.InvariantCulture, $"{file.RelativePath}({refused.Finding.Location.Start.Line + 1},{refused.Finding.Location.Start.Column + 1}): the query is left as it is: {refused.Reason}");
        }
        var queries = AnalysisSummary.Count(result.Files.Sum(file => file.Fixed.Length), "query", "queries");
        var changed = AnalysisSummary.Number(result.Files.Count(file => !file.Fixed.IsEmpty));
        var files = AnalysisSummary.Count(result.Remaining.Counts.Files, "file", "files");
        yield return isDryRun || isVerified
            ? $"Detections: {queries} would be formatted in {changed} of {files}; nothing was written."
            : $"Detections: {queries} formatted in {changed} of {files}.";
    }
}
