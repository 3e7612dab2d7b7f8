using System.Globalization;
using Detections.Analysis;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;

namespace Detections.Build;

/// <summary>The line that ends an analysis: a check that looked at nothing must not look like one that found nothing.</summary>
internal static class AnalysisSummary
{
    public static string Of(AnalysisCounts counts, IReadOnlyCollection<ReportedDiagnostic> reported, int suppressed = 0)
    {
        var analyzed = counts.AnalyzedQueries == counts.Queries
            ? $"{Count(counts.Queries, "query", "queries")} analyzed"
            : $"{Number(counts.AnalyzedQueries)} of {Count(counts.Queries, "query", "queries")} analyzed";
        var found = string.Join(", ",
            Count(Of(DiagnosticSeverity.Error), "error", "errors"),
            Count(Of(DiagnosticSeverity.Warning), "warning", "warnings"),
            Count(Of(DiagnosticSeverity.Suggestion), "suggestion", "suggestions"));
        return $"Detections: {Count(counts.Files, "file", "files")}, {Count(counts.Rules, "rule", "rules")}, {analyzed}: {found}{(suppressed == 0 ? "" : $", {Number(suppressed)} suppressed")}.";

        int Of(DiagnosticSeverity severity) => reported.Count(diagnostic => diagnostic.Severity == severity);
    }

    public static string Count(int number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
