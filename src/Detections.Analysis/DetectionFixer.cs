using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
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
        var fixer = new FileFixer(session, request, new ChangeJudge(session, request.Policy));
        return await RewriteRun.OverAsync(session, fixer.FixAsync, request.IsDryRun, cancellationToken).ConfigureAwait(false);
    }
}
