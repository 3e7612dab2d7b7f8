using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Baselines;
using Detections.Analysis.Catalog;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Suppressions;

namespace Detections.Analysis.Pipeline;

/// <summary>What came of one file: all that is needed of it until the end of the build, and what the next build need not find again.</summary>
/// <param name="Path">Full path of the file.</param>
internal sealed record FileFindings(string Path)
{
    public ImmutableArray<RuleInFile> Rules { get; init; } = [];

    /// <summary>The findings in it, sorted, the suppressed ones among them.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    public FileSuppressions Suppressions { get; init; } = FileSuppressions.None;

    /// <summary>What the catalog knows of its rules; empty where nobody asked for it, null where it is kept and was not read.</summary>
    public ImmutableArray<CatalogRule>? Catalog { get; init; }

    /// <summary>The hash of all that this follows from but the day; null where nothing is kept, and for a file that cannot be read.</summary>
    public string? Key { get; init; }

    /// <summary>Queries of its rules.</summary>
    public int Queries { get; init; }

    /// <summary>Queries that the engine analyzed.</summary>
    public int AnalyzedQueries { get; init; }

    /// <summary>Whether all of it was looked at: otherwise nobody knows what is not found.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The lines of the file, for a baseline.</summary>
    public Lazy<LineHashes> Lines { get; init; } = new(() => LineHashes.None);

    /// <summary>The day they hold for; null where they hold on any.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Whether the file gives the same in the next build: what failed today need not fail tomorrow.</summary>
    public bool AreLasting => AnalyzedQueries == Queries && !Diagnostics.Any(one => one.Id == DiagnosticIds.AnalyzerFailed);
}
