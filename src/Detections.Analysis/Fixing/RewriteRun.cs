using Detections.Analysis.Diagnostics;
using Detections.Analysis.Pipeline;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Fixing;

/// <summary>Changes one file in memory; gives the changes, and what is found in the file with them.</summary>
/// <param name="file">The file.</param>
/// <param name="relativePath">Its path from the root of the repository; empty where it lies outside.</param>
/// <param name="before">What is found in it.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal delegate Task<(FileFixes Fixes, FileFindings After)> FileRewriter(RuleFile file, string relativePath, FileFindings before, CancellationToken cancellationToken);

/// <summary>Changes all files of an analysis, and writes them when all are done. The result does not depend on the order of the work.</summary>
internal static class RewriteRun
{
    /// <exception cref="OperationCanceledException">The work was given up; no file was written.</exception>
    public static async Task<FixResult> OverAsync(AnalysisSession session, FileRewriter rewrite, bool isDryRun, CancellationToken cancellationToken)
    {
        var outcomes = await session.ForEachSourceAsync(RewriteAsync, cancellationToken).ConfigureAwait(false);
        // Without the engine nobody knows whether a change makes a query worse.
        if (session.LacksEngine)
            return new FixResult(session.Sum([.. outcomes.Select(outcome => outcome.Before)]), []);

        // In the order of the sources: of several links to one file, the first counts.
        var written = outcomes.DistinctBy(outcome => outcome.Path).Select(outcome => Write(outcome, isDryRun)).ToList();
        var remaining = written.ToDictionary(outcome => outcome.Path, outcome => outcome.After, StringComparer.Ordinal);
        return new FixResult(
            session.Sum([.. outcomes.Select(outcome => remaining[outcome.Path])]),
            [.. written.Select(outcome => outcome.Fixes).Where(fixes => !fixes.Fixed.IsEmpty || !fixes.Refused.IsEmpty)]);

        async Task<FileOutcome> RewriteAsync(string path, CancellationToken cancel)
        {
            var file = session.Read(path);
            var before = await session.AnalyzeAsync(file, cancel).ConfigureAwait(false);
            var target = session.Tree.FindInside(path);
            var (fixes, after) = await rewrite(file, target?.RelativePath ?? "", before, cancel).ConfigureAwait(false);
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
    /// <param name="Fixes">What is changed in it.</param>
    /// <param name="Before">What was found in it.</param>
    /// <param name="After">What is found in it now.</param>
    private sealed record FileOutcome(string Path, bool IsInside, FileFixes Fixes, FileFindings Before, FileFindings After);
}
