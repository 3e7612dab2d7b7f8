using Detections.Analysis;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Fixing;
using Detections.Kusto.Engine;
using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <summary>Applies the fixes of findings to the rule files of a project, tells what it did and reports what remains.</summary>
[MSBuildMultiThreadableTask]
public sealed class FixDetections : RewriteTask
{
    /// <summary>Whether fixes that a person has to look at are applied too.</summary>
    public bool IncludeUnsafe { get; set; }

    private protected override void Run(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var fixes = new FixRequest { Analysis = request, Policy = Policy, IncludeUnsafe = IncludeUnsafe, IsDryRun = DryRun };
        var result = new DetectionFixer().RunAsync(fixes, engine, cancellationToken).GetAwaiter().GetResult();

        foreach (var line in FixReport.Of(result, DryRun))
            Log.LogMessageFromText(line, MessageImportance.High);
        if (!DryRun)
        {
            Report(result.Remaining);
            return;
        }
        ShowDiff(result);
        // The findings of the rules are for the build to tell: here they would stand around the diff.
        LogFindings(Policy.Apply(result.Remaining.Diagnostics.Where(one => one.Descriptor.Category is DiagnosticCategory.Tool)));
    }
}
