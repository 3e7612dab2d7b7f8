using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Fixing;
using Detections.Analysis.Fixing.Formatting;
using Detections.Analysis.Pipeline;
using Detections.Kusto.Engine;

namespace Detections.Analysis;

/// <summary>Lays out the queries of the files as Kusto's own formatter does; what stands around a query stays byte for byte.</summary>
public sealed class DetectionFormatter
{
    private readonly ImmutableArray<DetectionAnalyzer> _analyzers;

    public DetectionFormatter()
        : this(BuiltInAnalyzers.All)
    {
    }

    internal DetectionFormatter(ImmutableArray<DetectionAnalyzer> analyzers) => _analyzers = analyzers;

    /// <summary>Formats the queries of <paramref name="request"/>. The result does not depend on the order in which work is done.</summary>
    /// <returns>
    /// What was changed, as fixes of DET9030; a file where no such finding is reported is left alone. What remains is as after fixes:
    /// the findings of the rules, which formatting adds nothing to.
    /// </returns>
    /// <exception cref="OperationCanceledException">The work was given up; no file was written.</exception>
    public async Task<FixResult> RunAsync(FixRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var session = new AnalysisSession(request.Analysis, engine, _analyzers);
        var formatter = new FileFormatter(session, engine, new ChangeJudge(session, request.Policy), request.Analysis.MaxFileSize);
        return await RewriteRun.OverAsync(session, formatter.FormatAsync, request.IsDryRun, cancellationToken).ConfigureAwait(false);
    }
}
