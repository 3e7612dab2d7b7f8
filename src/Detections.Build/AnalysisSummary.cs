using System.Globalization;
using Detections.Analysis;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;

namespace Detections.Build;

/// <summary>The line that ends an analysis: a check that looked at nothing must not look like one that found nothing.</summary>
internal static class AnalysisSummary
{
    /// <param name="counts">What was looked at.</param>
    /// <param name="all">The findings, those among them that the build does not show.</param>
    public static string Of(AnalysisCounts counts, IReadOnlyCollection<ReportedDiagnostic> all)
    {
        var suppressed = all.Count(one => one.Suppression is not null);
        var known = all.Count(one => one.IsInBaseline);
        return $"Detections: {LookedAt(counts)}: {SeveritiesOf(all.Where(one => one.IsShown))}"
            + $"{(suppressed == 0 ? "" : $", {Number(suppressed)} suppressed")}{(known == 0 ? "" : $", {Number(known)} in the baseline")}.";
    }

    /// <summary>How many files, rules and queries there are.</summary>
    public static string LookedAt(AnalysisCounts counts)
    {
        var analyzed = counts.AnalyzedQueries == counts.Queries
            ? $"{Count(counts.Queries, "query", "queries")} analyzed"
            : $"{Number(counts.AnalyzedQueries)} of {Count(counts.Queries, "query", "queries")} analyzed";
        return $"{Count(counts.Files, "file", "files")}, {Count(counts.Rules, "rule", "rules")}, {analyzed}";
    }

    /// <summary>How many findings there are of each severity.</summary>
    public static string SeveritiesOf(IEnumerable<ReportedDiagnostic> findings)
    {
        var counts = findings.ToLookup(one => one.Severity);
        return string.Join(", ",
            Count(counts[DiagnosticSeverity.Error].Count(), "error", "errors"),
            Count(counts[DiagnosticSeverity.Warning].Count(), "warning", "warnings"),
            Count(counts[DiagnosticSeverity.Suggestion].Count(), "suggestion", "suggestions"));
    }

    public static string Count(int number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
