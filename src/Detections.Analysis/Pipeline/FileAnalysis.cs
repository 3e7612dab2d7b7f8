using System.Collections.Immutable;
using Detections.Analysis.Catalog;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Pipeline;

/// <summary>What came of one file.</summary>
/// <param name="File">The file with its rules.</param>
/// <param name="Diagnostics">The findings in it, sorted, the suppressed ones among them.</param>
/// <param name="Queries">Queries of its rules.</param>
/// <param name="AnalyzedQueries">Queries that the engine analyzed.</param>
internal sealed record FileAnalysis(RuleFile File, ImmutableArray<Diagnostic> Diagnostics, int Queries, int AnalyzedQueries)
{
    /// <summary>What the catalog knows of its rules; empty where nobody asked for it.</summary>
    public ImmutableArray<CatalogRule> Catalog { get; init; } = [];

    /// <summary>Whether all of it was looked at: otherwise nobody knows what is not found.</summary>
    public bool IsWhole => AnalyzedQueries == Queries && (File.Problems.IsEmpty || !File.Rules.IsEmpty);
}
