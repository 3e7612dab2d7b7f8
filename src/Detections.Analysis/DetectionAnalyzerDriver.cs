using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Pipeline;
using Detections.Kusto.Engine;

namespace Detections.Analysis;

/// <summary>Runs an analysis: file, rule, bound query, analyzers, findings. One bad file, query or analyzer costs only itself.</summary>
public sealed class DetectionAnalyzerDriver
{
    private readonly ImmutableArray<DetectionAnalyzer> _analyzers;

    public DetectionAnalyzerDriver()
        : this(BuiltInAnalyzers.All)
    {
    }

    internal DetectionAnalyzerDriver(ImmutableArray<DetectionAnalyzer> analyzers) => _analyzers = analyzers;

    /// <summary>Analyzes the files of <paramref name="request"/>. The result does not depend on the order in which work is done.</summary>
    /// <exception cref="OperationCanceledException">The work was given up.</exception>
    public async Task<AnalysisResult> RunAsync(AnalysisRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var session = new AnalysisSession(request, engine, _analyzers);
        return session.Sum(await session.ForEachSourceAsync(session.FindAsync, cancellationToken).ConfigureAwait(false));
    }
}
