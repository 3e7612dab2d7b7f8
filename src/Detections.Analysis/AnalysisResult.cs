using System.Collections.Immutable;
using Detections.Analysis.Catalog;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Suppressions;

namespace Detections.Analysis;

/// <summary>What an analysis found.</summary>
/// <param name="Diagnostics">The findings, sorted by path, position and id; no configuration is applied yet.</param>
/// <param name="Counts">What was looked at.</param>
public sealed record AnalysisResult(ImmutableArray<Diagnostic> Diagnostics, AnalysisCounts Counts)
{
    /// <summary>The findings that comments in their files suppress, in the order of <see cref="Diagnostics"/>, which does not hold them.</summary>
    public ImmutableArray<SuppressedDiagnostic> Suppressed { get; init; } = [];

    /// <summary>The findings that the baseline knows, in the order of <see cref="Diagnostics"/>, which does not hold them.</summary>
    public ImmutableArray<Diagnostic> Known { get; init; } = [];

    /// <summary>What the config files say; the severities in it are not applied to <see cref="Diagnostics"/> yet.</summary>
    public DetectionConfiguration Configuration { get; init; } = DetectionConfiguration.Empty;

    /// <summary>What the rules say and do; null unless <see cref="AnalysisRequest.WithCatalog"/> asks for it, and where the engine did not start: then nobody knows what they do.</summary>
    public PendingCatalog? Catalog { get; init; }

    /// <summary>What can be found: by the tool, and by the repository's own analyzers.</summary>
    public DescriptorSet Descriptors { get; init; } = DescriptorTable.BuiltIn;

    /// <summary>Full paths of the files that were left alone because they hold no rule, in the request's order.</summary>
    public ImmutableArray<string> FilesWithoutRules { get; init; } = [];
}

/// <summary>What an analysis looked at: a check that saw nothing must be told from one that found nothing.</summary>
/// <param name="Files">Files that were given.</param>
/// <param name="RuleFiles">Those of them that hold a rule.</param>
/// <param name="Rules">Rules in these files.</param>
/// <param name="Queries">Queries of these rules.</param>
/// <param name="AnalyzedQueries">Queries that the engine analyzed.</param>
public sealed record AnalysisCounts(int Files, int RuleFiles, int Rules, int Queries, int AnalyzedQueries)
{
    public static AnalysisCounts Nothing { get; } = new(0, 0, 0, 0, 0);
}
