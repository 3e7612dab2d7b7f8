using Detections.Analysis;
using Detections.Analysis.Baselines;
using Detections.Kusto.Engine;
using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <summary>Writes the findings of a project into its baseline, so that builds are quiet about them.</summary>
[MSBuildMultiThreadableTask]
public sealed class BaselineDetections : DetectionTask
{
    /// <summary>Full path of the baseline.</summary>
    [Required]
    public string BaselineFile { get; set; } = "";

    /// <summary>Whether what is fixed is taken out, and nothing put in.</summary>
    public bool ShrinkOnly { get; set; }

    private protected override void Run(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var baseline = new BaselineRequest { Analysis = request, Policy = Policy, File = BaselineFile, ProjectFile = ProjectFile, ShrinkOnly = ShrinkOnly };
        var result = new DetectionBaseliner().RunAsync(baseline, engine, cancellationToken).GetAwaiter().GetResult();

        LogFindings(Policy.With(result.Analysis.Configuration).Apply(result.Problems));
        Log.LogMessageFromText(
            result.Known is { } known
                ? $"Detections: {AnalysisSummary.Count(result.Analysis.Counts.Files, "file", "files")}, {AnalysisSummary.SeveritiesOf(known)} in the baseline '{BaselineFile}'."
                : $"Detections: the baseline '{BaselineFile}' was not written, for not everything could be looked at.",
            MessageImportance.High);
    }
}
