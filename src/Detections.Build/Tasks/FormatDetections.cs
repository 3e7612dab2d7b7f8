using Detections.Analysis;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Fixing;
using Detections.Kusto.Engine;
using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <summary>Lays out the queries of a project's rule files as Kusto's own formatter does, and tells what it did.</summary>
[MSBuildMultiThreadableTask]
public sealed class FormatDetections : RewriteTask
{
    /// <summary>Whether to write nothing and fail where something would change.</summary>
    public bool Verify { get; set; }

    private protected override void Run(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var formatting = new FixRequest { Analysis = request, Policy = Policy, IsDryRun = DryRun || Verify };
        var result = new DetectionFormatter().RunAsync(formatting, engine, cancellationToken).GetAwaiter().GetResult();

        if (DryRun)
            ShowDiff(result);
        foreach (var line in FormatReport.Of(result, DryRun, Verify))
            Log.LogMessageFromText(line, MessageImportance.High);
        // The findings of the rules are for the build to tell.
        var ofTheTool = result.Remaining.Diagnostics.Where(one => one.Descriptor.Category is DiagnosticCategory.Tool);
        var ofTheLayout = Verify ? result.Files.SelectMany(file => file.Fixed) : [];
        LogFindings(Policy.With(result.Remaining.Configuration).Apply(ofTheTool.Concat(ofTheLayout)));
    }
}
