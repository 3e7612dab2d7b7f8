using Detections.Analysis.Configuration;

namespace Detections.Analysis.Baselines;

/// <summary>Which findings become known, and where that is written.</summary>
public sealed record BaselineRequest
{
    /// <summary>The files, and how they are looked at.</summary>
    public required AnalysisRequest Analysis { get; init; }

    /// <summary>A finding that it silences does not become known.</summary>
    public SeverityPolicy Policy { get; init; } = new();

    /// <summary>Full path of the baseline.</summary>
    public required string File { get; init; }

    /// <summary>Full path of the project: where it is told that the baseline cannot be written.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>Whether findings that are not in the baseline of <see cref="Analysis"/> stay new.</summary>
    public bool ShrinkOnly { get; init; }
}
