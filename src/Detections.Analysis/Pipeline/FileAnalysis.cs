using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Pipeline;

/// <summary>What came of one file.</summary>
/// <param name="Diagnostics">The findings in it, sorted.</param>
/// <param name="Rules">Rules it holds.</param>
/// <param name="Queries">Queries of these rules.</param>
/// <param name="AnalyzedQueries">Queries that the engine analyzed.</param>
internal sealed record FileAnalysis(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<RuleInFile> Rules, int Queries, int AnalyzedQueries);
