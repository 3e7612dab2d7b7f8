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
public sealed class AnalyzeDetections : DetectionTask
{
    /// <summary>Full path of the SARIF log.</summary>
    [Required]
    public string SarifFile { get; set; } = "";

    /// <summary>Full path of the SARIF log that holds the suppressed findings as well.</summary>
    [Required]
    public string AuditSarifFile { get; set; } = "";

    /// <summary>How many rules the sources hold.</summary>
    [Output]
    public int RuleCount { get; private set; }

    /// <summary>How many queries these rules hold.</summary>
    [Output]
    public int QueryCount { get; private set; }

    /// <summary>How many of these queries were analyzed.</summary>
    [Output]
    public int AnalyzedQueryCount { get; private set; }

    private protected override void Run(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken) =>
        Report(new DetectionAnalyzerDriver().RunAsync(request, engine, cancellationToken).GetAwaiter().GetResult());

    private protected override void Report(AnalysisResult result)
    {
        var policy = Policy.With(result.Configuration);
        var all = Timings.Measure(AnalysisPhase.Severities, () => policy.ApplyToAll(result));
        var problems = Timings.Measure(AnalysisPhase.Sarif, () => WriteLogs(result.Descriptors.All, policy, all));
        LogResult(result, all.AddRange(problems.Select(problem => new ReportedDiagnostic(problem, DiagnosticSeverity.Error))));

        RuleCount = result.Counts.Rules;
        QueryCount = result.Counts.Queries;
        AnalyzedQueryCount = result.Counts.AnalyzedQueries;
    }

    // What could not be written.
    private List<Diagnostic> WriteLogs(ImmutableArray<DiagnosticDescriptor> descriptors, SeverityPolicy policy, ImmutableArray<ReportedDiagnostic> all)
    {
        var info = new SarifRunInfo { ToolVersion = ToolVersion.Current, RootDirectory = RootDirectory, ProjectFile = ProjectFile };
        Diagnostic?[] problems =
        [
            new SarifLogWriter(info, descriptors, policy, Results).Write(SarifFile, [.. all.Where(one => one.IsShown)]),
            // GitHub shows suppressed and known results as open ones, so they are not in the log it gets.
            new SarifLogWriter(info with { Category = "detections-audit", HasBaseline = HasBaseline }, descriptors, policy, Results).Write(AuditSarifFile, all),
        ];
        return [.. problems.OfType<Diagnostic>()];
    }
}
