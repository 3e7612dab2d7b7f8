using System.Globalization;
using System.Text;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Reporting;

/// <summary>Findings as a Markdown section, for the summary of a CI run: what was found by id, then every file's findings.</summary>
/// <param name="run">What paths are relative to, and which project it is.</param>
public sealed class MarkdownSummary(ReportedRun run)
{
    // GitHub shows nothing of a summary above 1 MiB.
    private const int MaxFileBytes = 1024 * 1024;
    private const int BytesForTheEnd = 1024;
    private const int MaxMessageLength = 1000;

    /// <summary>Adds the section to the end of a file. What would make the file larger than 1 MiB is left out, and the section says so.</summary>
    /// <param name="path">Full path of the file; it and its folder are made where they are missing.</param>
    /// <param name="headline">The result in one line of Markdown.</param>
    /// <param name="findings">The findings in the order they are to be shown.</param>
    /// <returns>Null, or the finding that the file cannot be written.</returns>
    public Diagnostic? AppendTo(string path, string headline, IReadOnlyList<ReportedDiagnostic> findings) =>
        OutputFile.Append(path, length => Encoding.UTF8.GetBytes(Of(headline, findings, MaxFileBytes - length)), run.ProjectFile);

    /// <summary>The section, of at most <paramref name="maxBytes"/> bytes of UTF-8; empty where not even its table fits.</summary>
    internal string Of(string headline, IReadOnlyList<ReportedDiagnostic> findings, long maxBytes)
    {
        var result = new StringBuilder();
        result.Append(CultureInfo.InvariantCulture, $"### {MarkdownText.Escape(Path.GetFileNameWithoutExtension(run.ProjectFile))}\n\n{headline}\n\n");
        AppendTable(result, findings);
        var left = maxBytes - BytesForTheEnd - Encoding.UTF8.GetByteCount(result.ToString());
        if (left < 0)
            return "";

        var shown = 0;
        foreach (var file in FilesOf(findings))
        {
            var section = SectionOf(file.Key, [.. file]);
            left -= Encoding.UTF8.GetByteCount(section);
            if (left < 0)
                break;
            result.Append(section);
            shown += file.Count();
        }
        if (shown < findings.Count)
            result.Append(CultureInfo.InvariantCulture, $"{findings.Count - shown} more findings are in the log of the build.\n\n");
        return result.ToString();
    }

    private static void AppendTable(StringBuilder result, IReadOnlyList<ReportedDiagnostic> findings)
    {
        if (findings.Count == 0)
            return;
        result.Append("| Severity | Id | Findings | Title |\n|---|---|---:|---|\n");
        var rows = findings.GroupBy(finding => (finding.Severity, finding.Diagnostic.Descriptor))
            .OrderByDescending(same => same.Key.Severity)
            .ThenBy(same => same.Key.Descriptor.Id, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var (severity, descriptor) = row.Key;
            result.Append(CultureInfo.InvariantCulture, $"| {Word(severity)} | {(descriptor.HelpLink is { } link ? $"[{descriptor.Id}]({link})" : descriptor.Id)} | {row.Count()} | {MarkdownText.Escape(descriptor.Title)} |\n");
        }
        result.Append('\n');
    }

    // Files with the worst findings first, for the others may not fit.
    private IEnumerable<IGrouping<string, ReportedDiagnostic>> FilesOf(IReadOnlyList<ReportedDiagnostic> findings) =>
        findings.GroupBy(finding => run.PathOf(finding.Diagnostic.Location), StringComparer.Ordinal).OrderByDescending(file => file.Max(finding => finding.Severity));

    private static string SectionOf(string path, IReadOnlyList<ReportedDiagnostic> findings)
    {
        var section = new StringBuilder();
        section.Append(CultureInfo.InvariantCulture, $"<details><summary>{EscapeHtml(path)}: {findings.Count}</summary>\n\n");
        foreach (var (diagnostic, severity) in findings.Select(finding => (finding.Diagnostic, finding.Severity)))
        {
            var line = diagnostic.Location.Path.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", line {diagnostic.Location.Start.Line + 1}");
            var message = diagnostic.Message.Length > MaxMessageLength ? diagnostic.Message[..MaxMessageLength] + "..." : diagnostic.Message;
            section.Append(CultureInfo.InvariantCulture, $"- **{Word(severity)} {diagnostic.Id}**{line}: {MarkdownText.Escape(message)}\n");
        }
        return section.Append("\n</details>\n\n").ToString();
    }

    private static string Word(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();

    private static string EscapeHtml(string text) =>
        ShownText.OnOneLine(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
