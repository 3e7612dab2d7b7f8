using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>Which rules are compared with which.</summary>
public sealed record DiffRequest
{
    /// <summary>The files as they are, and how they are looked at.</summary>
    public required AnalysisRequest Analysis { get; init; }

    /// <summary>Full path of the project: its folder is where files that are gone were, and findings without a place are placed there.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>The name of a branch, tag or commit of the repository. It is not looked at where <see cref="BaseRules"/> are given.</summary>
    public string BaseReference { get; init; } = "";

    /// <summary>The rules as they were; null to read them from <see cref="BaseReference"/>.</summary>
    public ImmutableArray<CatalogRule>? BaseRules { get; init; }

    /// <summary>Full path of a folder of the build's own, where the files of the commit are while they are looked at.</summary>
    public required string WorkFolder { get; init; }
}

/// <summary>What a comparison found.</summary>
/// <param name="Diff">What changed; null where there was nothing to compare with.</param>
/// <param name="Diagnostics">What is to be told: of the comparison, and of the tool. What is wrong with rules is for the build to tell.</param>
/// <param name="Analysis">The analysis of the files as they are; null where there was nothing to compare with.</param>
public sealed record DiffResult(CatalogDiff? Diff, ImmutableArray<Diagnostics.Diagnostic> Diagnostics, AnalysisResult? Analysis);
