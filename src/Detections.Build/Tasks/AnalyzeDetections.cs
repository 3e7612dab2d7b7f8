using System.Collections.Immutable;
using Detections.Analysis;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
using Detections.Analysis.Timing;
using Detections.Kusto.Engine;
using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <summary>Analyzes the rule files of a project, reports what it finds and writes the SARIF log.</summary>
[MSBuildMultiThreadableTask]
public sealed partial class AnalyzeDetections : DetectionTask
{
    private bool _isMerge;

    /// <summary>Full path of the SARIF log.</summary>
    [Required]
    public string SarifFile { get; set; } = "";

    /// <summary>Full path of the SARIF log that holds the suppressed findings as well.</summary>
    [Required]
    public string AuditSarifFile { get; set; } = "";

    /// <summary>Whether the findings are shown with the lines they are in as well, as messages and in <see cref="TextFile"/>.</summary>
    public bool ShowSource { get; set; }

    /// <summary>Full path of a file for the findings with the lines they are in.</summary>
    [Required]
    public string TextFile { get; set; } = "";

    /// <summary>Full path of a file that a summary in Markdown is added to; empty for none.</summary>
    public string SummaryFile { get; set; } = "";

    /// <summary>How many rules the sources hold.</summary>
    [Output]
    public int RuleCount { get; private set; }

    /// <summary>How many queries these rules hold.</summary>
    [Output]
    public int QueryCount { get; private set; }

    /// <summary>How many of these queries were analyzed.</summary>
    [Output]
    public int AnalyzedQueryCount { get; private set; }

    private protected override bool NeedsResults => _isMerge;

    private protected override void ReadSettings(PropertyReader properties)
    {
        _withCatalog = properties.Flag("DetectionCatalog");
        _sourceUrl = properties.AddressOfFiles("DetectionSourceUrl");
        _catalogUrl = properties.AddressOfFolder("DetectionCatalogUrl");
        _isMerge = properties.Flag("DetectionMerge");
    }

    private protected override void Run(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var result = new DetectionAnalyzerDriver().RunAsync(request with { WithCatalog = _withCatalog, Shards = _isMerge ? PathsOf("Shard") : null }, engine, cancellationToken).GetAwaiter().GetResult();
        Report(result);
        WriteCatalog(result, cancellationToken);
    }

    private protected override void Report(AnalysisResult result)
    {
        var policy = Policy.With(result.Configuration);
        var all = Timings.Measure(AnalysisPhase.Severities, () => policy.ApplyToAll(result));
        var problems = Timings.Measure(AnalysisPhase.Sarif, () => WriteOutputs(result, policy, all));
        LogResult(result, all.AddRange(problems.Select(problem => new ReportedDiagnostic(problem, DiagnosticSeverity.Error))));

        RuleCount = result.Counts.Rules;
        QueryCount = result.Counts.Queries;
        AnalyzedQueryCount = result.Counts.AnalyzedQueries;
    }

    // What could not be written.
    private List<Diagnostic> WriteOutputs(AnalysisResult result, SeverityPolicy policy, ImmutableArray<ReportedDiagnostic> all)
    {
        var shown = all.Where(one => one.IsShown).ToImmutableArray();
        var info = new ReportedRun { ToolVersion = ToolVersion.Current, RootDirectory = RootDirectory, ProjectFile = ProjectFile, CatalogUrl = _catalogUrl };
        Diagnostic?[] problems =
        [
            new SarifLogWriter(info, result.Descriptors.All, policy, Results).Write(SarifFile, shown),
            // GitHub shows suppressed and known results as open ones, so they are not in the log it gets.
            new SarifLogWriter(info with { Category = "detections-audit", HasBaseline = HasBaseline }, result.Descriptors.All, policy, Results).Write(AuditSarifFile, all),
            Show(new TextReport(info), shown),
            AddSummary(new MarkdownSummary(info), AnalysisSummary.Of(result.Counts, all), shown),
        ];
        return [.. problems.OfType<Diagnostic>()];
    }

    private Diagnostic? Show(TextReport report, ImmutableArray<ReportedDiagnostic> shown)
    {
        if (!ShowSource)
            return null;
        var texts = report.Of(shown).ToList();
        foreach (var text in texts)
            Log.LogMessageFromText(text, MessageImportance.High);
        return report.Write(TextFile, texts);
    }

    private Diagnostic? AddSummary(MarkdownSummary summary, string headline, ImmutableArray<ReportedDiagnostic> shown) =>
        SummaryFile.Length == 0 ? null : summary.AppendTo(SummaryFile, headline, shown);
}
