using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Baselines;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Timing;

namespace Detections.Analysis.Pipeline;

/// <summary>Puts the findings of all files together: what takes more than one file to be known is found here, and in every build anew.</summary>
/// <param name="inputs">What the files were looked at with.</param>
internal sealed class AnalysisSum(AnalysisInputs inputs)
{
    private readonly AnalysisRequest _request = inputs.Request;

    /// <summary>Takes the suppressed findings out of those of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="more">Findings that were made outside of the file, and are shown in it.</param>
    public SuppressionOutcome Suppress(FileFindings file, params IEnumerable<Diagnostic> more) =>
        SuppressionRun.Apply(file.Path, file.Suppressions, [.. file.Diagnostics, .. more], _request.Today, file.IsWhole);

    /// <summary>The result of the whole.</summary>
    /// <param name="files">One for each source, in their order.</param>
    /// <param name="problems">What is wrong with what the files were looked at with.</param>
    public AnalysisResult Of(ImmutableArray<FileFindings> files, IEnumerable<Diagnostic> problems)
    {
        using var summing = _request.Timings?.Phase(AnalysisPhase.Sum);
        var repository = new RepositoryContext(files.SelectMany(file => file.Rules));
        AnalyzerRun.OverRepository(inputs.Analyzers, repository, _request.Timings);
        var ofRepository = repository.Diagnostics.ToLookup(diagnostic => diagnostic.Location.Path, StringComparer.Ordinal);
        var outcomes = files.Select(file => Suppress(file, ofRepository[file.Path])).ToList();
        var (found, known, fixedOnes) = BaselineRun.Apply(inputs.Baseline, files, [.. outcomes.Select(outcome => outcome.Kept)]);
        Diagnostic[] ofTheWhole = _request.ExpectsRules && files.All(file => file is { Rules: [], Diagnostics.IsEmpty: true })
            ? [ConfigurationDescriptors.NoRuleWasFound.At(Location.None, files.Length)]
            : [];
        return new AnalysisResult(
            DiagnosticOrder.Sort(problems.Concat(found).Concat(fixedOnes).Concat(ofTheWhole)),
            CountsOf(files))
        {
            Configuration = inputs.Configuration,
            Descriptors = inputs.Descriptors,
            Known = known,
            Suppressed = DiagnosticOrder.Sort(outcomes.SelectMany(outcome => outcome.Suppressed), one => one.Diagnostic),
            FilesWithoutRules = [.. _request.Sources.Where((_, index) => files[index].Rules.IsEmpty)],
        };
    }

    /// <summary>What was looked at.</summary>
    public static AnalysisCounts CountsOf(ImmutableArray<FileFindings> files) => new(
        files.Length,
        files.Count(file => file.Rules.Length > 0),
        files.Sum(file => file.Rules.Length),
        files.Sum(file => file.Queries),
        files.Sum(file => file.AnalyzedQueries));
}
