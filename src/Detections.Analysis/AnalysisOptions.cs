using Detections.Analysis.Knowledge.Attack;

namespace Detections.Analysis;

/// <summary>What rules are held to.</summary>
public sealed record AnalysisOptions
{
    /// <summary>The release of ATT&amp;CK whose tactics and techniques rules name.</summary>
    public AttackVersion AttackVersion { get; init; } = AttackVersion.Version191;

    /// <summary>Whether an event table has to list the native equivalents of the ActionTypes its query reads; otherwise it may.</summary>
    public bool RequireEquivalents { get; init; }
}
