namespace Detections.Analysis.Shards;

/// <summary>Which part of the files is looked at, and where its results are written.</summary>
public sealed record ShardRequest
{
    /// <summary>All files, and how they are looked at; with a cache.</summary>
    public required AnalysisRequest Analysis { get; init; }

    /// <summary>Which of its files are looked at.</summary>
    public required DetectionShard Shard { get; init; }

    /// <summary>Full path of the file with the results.</summary>
    public required string File { get; init; }

    /// <summary>Full path of the project: where it is told that the file cannot be written.</summary>
    public required string ProjectFile { get; init; }
}
