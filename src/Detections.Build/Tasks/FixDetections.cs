using Detections.Analysis;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Fixing;
using Detections.Kusto.Engine;
using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <summary>Applies the fixes of findings to the rule files of a project, tells what it did and reports what remains.</summary>
[MSBuildMultiThreadableTask]
public sealed class FixDetections : DetectionTask
{
    /// <summary>Whether fixes that a person has to look at are applied too.</summary>
    public bool IncludeUnsafe { get; set; }

    /// <summary>Whether to show what would change as a diff, and write nothing.</summary>
    public bool DryRun { get; set; }

    /// <summary>In a dry run, the unified diff of all files, paths relative to the root of the repository; otherwise empty.</summary>
    [Output]
    public string Diff { get; private set; } = "";

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
        Diff = string.Concat(result.Files.Select(UnifiedDiff.Of));
        // The findings of the rules are for the build to tell: here they would stand around the diff.
        LogFindings(Policy.Apply(result.Remaining.Diagnostics.Where(one => one.Descriptor.Category is DiagnosticCategory.Tool)));
    }
}
