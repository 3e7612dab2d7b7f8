using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Fixing;
using Detections.Analysis.Pipeline;
using Detections.Kusto.Engine;

namespace Detections.Analysis;

/// <summary>Applies the fixes of findings to the files. A file is never worse afterwards; one that cannot be fixed costs only itself.</summary>
public sealed class DetectionFixer
{
    private readonly ImmutableArray<DetectionAnalyzer> _analyzers;

    public DetectionFixer()
        : this(BuiltInAnalyzers.All)
    {
    }

    internal DetectionFixer(ImmutableArray<DetectionAnalyzer> analyzers) => _analyzers = analyzers;

    /// <summary>Fixes the files of <paramref name="request"/>. The result does not depend on the order in which work is done.</summary>
    /// <exception cref="OperationCanceledException">The work was given up; no file was written.</exception>
    public async Task<FixResult> RunAsync(FixRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var session = new AnalysisSession(request.Analysis, engine, _analyzers);
        var fixer = new FileFixer(session, request);
        var outcomes = await session.ForEachSourceAsync(FixAsync, cancellationToken).ConfigureAwait(false);
        // Without the engine nobody knows whether a fix makes a query worse.
        if (session.LacksEngine)
            return new FixResult(session.Sum([.. outcomes.Select(outcome => outcome.Before)]), []);

        // In the order of the sources: of several links to one file, the first counts.
        var written = outcomes.DistinctBy(outcome => outcome.Path).Select(outcome => Write(outcome, request.IsDryRun)).ToList();
        var remaining = written.ToDictionary(outcome => outcome.Path, outcome => outcome.After, StringComparer.Ordinal);
        return new FixResult(
            session.Sum([.. outcomes.Select(outcome => remaining[outcome.Path])]),
            [.. written.Select(outcome => outcome.Fixes).Where(fixes => !fixes.Fixed.IsEmpty || !fixes.Refused.IsEmpty)]);

        async Task<FileOutcome> FixAsync(string path, CancellationToken cancel)
        {
            var file = session.Read(path);
            var before = await session.AnalyzeAsync(file, cancel).ConfigureAwait(false);
            var target = session.Tree.FindInside(path);
            var (fixes, after) = await fixer.FixAsync(file, target?.RelativePath ?? "", before, cancel).ConfigureAwait(false);
            return new FileOutcome(target?.FullPath ?? path, IsInside: target is not null, fixes, before, after);
        }
    }

    private static FileOutcome Write(FileOutcome outcome, bool isDryRun)
    {
        if (outcome.Fixes.Fixed.IsEmpty)
            return outcome;
        var problem = outcome switch
        {
            { IsInside: false } => FixedFileWriter.Problem(outcome.Fixes, "it lies outside of the repository."),
            _ when isDryRun => null,
            _ => FixedFileWriter.Write(outcome.Path, outcome.Fixes),
        };
        if (problem is not null)
        {
            return outcome with
            {
                Fixes = outcome.Fixes with { After = outcome.Fixes.Before, Fixed = [], Refused = [] },
                After = outcome.Before with { Diagnostics = DiagnosticOrder.Sort(outcome.Before.Diagnostics.Append(problem)) },
            };
        }
        return isDryRun ? outcome with { After = outcome.Before } : outcome;
    }

    /// <param name="Path">Full path of the file itself, links followed.</param>
    /// <param name="IsInside">Whether it lies in the repository.</param>
    /// <param name="Fixes">What is fixed in it.</param>
    /// <param name="Before">What was found in it.</param>
    /// <param name="After">What is found in it now.</param>
    private sealed record FileOutcome(string Path, bool IsInside, FileFixes Fixes, FileFindings Before, FileFindings After);
}
