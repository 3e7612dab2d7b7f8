using Detections.Analysis.Configuration;

namespace Detections.Analysis.Fixing;

/// <summary>Which fixes are applied, and to what.</summary>
public sealed record FixRequest
{
    /// <summary>The files, and how they are looked at.</summary>
    public required AnalysisRequest Analysis { get; init; }

    /// <summary>A finding that it silences is not fixed.</summary>
    public SeverityPolicy Policy { get; init; } = new();

    /// <summary>Whether fixes that a person has to look at are applied too.</summary>
    public bool IncludeUnsafe { get; init; }

    /// <summary>Whether the files are left as they are.</summary>
    public bool IsDryRun { get; init; }
}
