using System.Collections.Immutable;
using Detections.Analysis;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
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
        var reported = Policy.Apply(result.Diagnostics).ToImmutableArray();
        var info = new SarifRunInfo { ToolVersion = ToolVersion.Current, RootDirectory = RootDirectory, ProjectFile = ProjectFile };
        if (new SarifLogWriter(info, DescriptorTable.All, Policy).Write(SarifFile, reported) is { } problem)
            reported = reported.Add(new ReportedDiagnostic(problem, DiagnosticSeverity.Error));
        LogResult(result, reported);

        RuleCount = result.Counts.Rules;
        QueryCount = result.Counts.Queries;
        AnalyzedQueryCount = result.Counts.AnalyzedQueries;
    }
}
