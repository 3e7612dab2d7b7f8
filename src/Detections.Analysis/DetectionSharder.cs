using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Pipeline;
using Detections.Analysis.Reporting;
using Detections.Analysis.Shards;
using Detections.Analysis.Text;
using Detections.Kusto.Engine;

namespace Detections.Analysis;

/// <summary>Looks at a part of the files of a build, and writes down what <see cref="DetectionAnalyzerDriver"/> needs to find it kept (<see cref="AnalysisRequest.Shards"/>).</summary>
public sealed class DetectionSharder
{
    private readonly ImmutableArray<DetectionAnalyzer> _analyzers;

    public DetectionSharder()
        : this(BuiltInAnalyzers.All)
    {
    }

    internal DetectionSharder(ImmutableArray<DetectionAnalyzer> analyzers) => _analyzers = analyzers;

    /// <summary>Analyzes the files of the shard and writes its results, those of queries and analyzers that failed left out.</summary>
    /// <returns>What was looked at, and as findings what failed. The findings in the rules are for the merge to tell.</returns>
    /// <exception cref="ArgumentException">The analysis has no cache to take the results from.</exception>
    /// <exception cref="OperationCanceledException">The work was given up; nothing was written.</exception>
    public async Task<AnalysisResult> RunAsync(ShardRequest request, IKustoEngine engine, CancellationToken cancellationToken)
    {
        var results = request.Analysis.Cache?.Results ?? throw new ArgumentException("A shard takes a cache.", nameof(request));
        var tree = new SourceTree(request.Analysis.RootDirectory);
        // For the catalog too: whether there will be one is for the merge to say.
        var analysis = request.Analysis with { Sources = [.. request.Analysis.Sources.Where(path => request.Shard.Contains(tree.RelativePath(path)))], WithCatalog = true };
        var session = new AnalysisSession(analysis, engine, _analyzers);
        var files = await session.ForEachSourceAsync(session.FindAsync, cancellationToken).ConfigureAwait(false);

        var manifest = new ShardManifest(ToolVersion.Current, session.Conditions!, request.Shard.Number, request.Shard.Count, [.. files.Select(session.Sharded)]);
        var failures = files.Where(file => !file.AreLasting).SelectMany(file => file.Diagnostics).Where(one => one.Descriptor.Category is DiagnosticCategory.Tool);
        var problem = OutputFile.Replace(request.File, ShardFile.Write(manifest, results), request.ProjectFile);
        return new AnalysisResult(
            DiagnosticOrder.Sort([.. session.EngineProblems, .. failures, .. problem is null ? Array.Empty<Diagnostic>() : [problem]]),
            AnalysisSum.CountsOf(files))
        {
            Configuration = session.Configuration,
        };
    }
}
