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

        var written = outcomes.Select(outcome => request.IsDryRun ? outcome.Unwritten : Write(outcome, session)).ToImmutableArray();
        return new FixResult(
            session.Sum([.. written.Select(outcome => outcome.After)]),
            [.. written.Select(outcome => outcome.Fixes).Where(fixes => !fixes.Fixed.IsEmpty || !fixes.Refused.IsEmpty)]);

        async Task<FileOutcome> FixAsync(string path, CancellationToken cancel)
        {
            var file = session.Read(path);
            var before = await session.AnalyzeAsync(file, cancel).ConfigureAwait(false);
            var (fixes, after) = await fixer.FixAsync(file, before, cancel).ConfigureAwait(false);
            return new FileOutcome(fixes, before, after);
        }
    }

    private static FileOutcome Write(FileOutcome outcome, AnalysisSession session)
    {
        if (outcome.Fixes.Fixed.IsEmpty || FixedFileWriter.Write(outcome.Fixes, session.Tree) is not { } problem)
            return outcome;
        return outcome with
        {
            Fixes = outcome.Fixes with { After = outcome.Fixes.Before, Fixed = [], Refused = [] },
            After = outcome.Before with { Diagnostics = DiagnosticOrder.Sort(outcome.Before.Diagnostics.Append(problem)) },
        };
    }

    private sealed record FileOutcome(FileFixes Fixes, FileAnalysis Before, FileAnalysis After)
    {
        public FileOutcome Unwritten => this with { After = Before };
    }
}
