using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Shards;

/// <summary>What can be wrong with the shards of a build. None of it makes the result of a merge another one, so all are warnings.</summary>
internal static class ShardDescriptors
{
    public static readonly DiagnosticDescriptor ShardIsMissing = new(
        DiagnosticIds.ShardIsMissing,
        "Shard is missing",
        "There is {0}, so more files than needed were looked at here; see that every job has uploaded its shard, and that 'DetectionShards' names where they are.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Warning,
        "A merge does not have the results of all shards. It looks at the files of those that are missing itself: the findings are right, and took longer than they need.");

    public static readonly DiagnosticDescriptor ShardIsNotUsed = new(
        DiagnosticIds.ShardIsNotUsed,
        "Shard is not used",
        "This shard is not used, for {0}; make each shard once, with the version of the tool and the properties of the merge.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Warning,
        "A merge was given a file that is no shard, or one that does not belong to the others. It looks at the files of that shard itself.");

    public static readonly DiagnosticDescriptor ShardIsOfOtherFiles = new(
        DiagnosticIds.ShardIsOfOtherFiles,
        "Shard is of other files",
        "The shard '{0}' was made where {1} differed, '{2}' first, which were looked at here; make the shards and the merge from one commit.",
        DiagnosticCategory.Tool,
        DiagnosticSeverity.Warning,
        "Rules were added, removed or edited between a shard and the merge, often because the jobs checked out different commits. The merge looks at what differs itself.");

    public static IEnumerable<DiagnosticDescriptor> All => [ShardIsMissing, ShardIsNotUsed, ShardIsOfOtherFiles];
}
