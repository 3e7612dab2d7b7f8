using Detections.Analysis;
using Detections.Analysis.Configuration;
using Detections.Analysis.Shards;
using Detections.Kusto.Engine;
using Microsoft.Build.Framework;

namespace Detections.Build.Tasks;

/// <summary>Looks at a part of the rule files of a project, and writes what it found for <c>MergeDetections</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class ShardDetections : DetectionTask
{
    private DetectionShard? _shard;

    /// <summary>Full path of the file with the results.</summary>
    [Required]
    public string ShardFile { get; set; } = "";

    private protected override bool NeedsResults => true;

    private protected override void ReadSettings(PropertyReader properties) => _shard = properties.Shard("DetectionShard");

    private protected override void Run(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var sharding = new ShardRequest { Analysis = request, Shard = _shard!, File = ShardFile, ProjectFile = ProjectFile };
        var result = new DetectionSharder().RunAsync(sharding, engine, cancellationToken).GetAwaiter().GetResult();

        LogFindings(Policy.With(result.Configuration).Apply(result.Diagnostics));
        Log.LogMessageFromText($"Detections: shard {_shard}, {AnalysisSummary.LookedAt(result.Counts)}; its findings are told where the shards are merged.", MessageImportance.High);
    }
}
