using Detections.Analysis.Fixing;
using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <summary>What the tasks have in common that write rule files.</summary>
public abstract class RewriteTask : DetectionTask
{
    /// <summary>Whether to show what would change as a diff, and write nothing.</summary>
    public bool DryRun { get; set; }

    /// <summary>In a dry run, the unified diff of all files, paths relative to the root of the repository; otherwise empty.</summary>
    [Output]
    public string Diff { get; private set; } = "";

    private protected void ShowDiff(FixResult result) => Diff = string.Concat(result.Files.Select(UnifiedDiff.Of));
}
