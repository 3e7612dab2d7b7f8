using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Baselines;
using Detections.Analysis.Caching;
using Detections.Analysis.Catalog;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Shards;
using Detections.Analysis.Suppressions;
using Detections.Analysis.Text;
using Detections.Analysis.Timing;
using Detections.Kusto.Engine;

namespace Detections.Analysis.Pipeline;

/// <summary>One analysis: the way of each file through it, now or in an earlier build, and of all of them together. Safe to share between threads.</summary>
internal sealed class AnalysisSession
{
    private readonly AnalysisRequest _request;
    private readonly AnalysisInputs _inputs;
    private readonly QueryRunner _queries;
    private readonly FileAnalysis _analysis;
    private readonly AnalysisSum _sum;
    private readonly FindingCache? _cache;
    private readonly ShardMerge? _merge;
    private readonly ImmutableArray<Diagnostic> _problems;

    /// <summary>Loads and reads what <paramref name="request"/> names beside its sources.</summary>
    public AnalysisSession(AnalysisRequest request, IKustoEngine engine, ImmutableArray<DetectionAnalyzer> analyzers)
    {
        _request = request;
        _inputs = new AnalysisInputs(request, analyzers);
        _queries = new QueryRunner(engine, _inputs);
        _analysis = new FileAnalysis(_inputs, _queries);
        _sum = new AnalysisSum(_inputs);
        _cache = request.Cache is { } cache ? request.Timings.Measure(AnalysisPhase.FindKept, () => new FindingCache(cache, _inputs)) : null;
        _merge = request is { Cache.Results: { } results, Shards: { } shards } ? ShardMerge.Into(results, shards, _cache!.Conditions) : null;
        _problems = [.. _cache is null ? _inputs.Setup.Problems : _cache.ProblemsOfDeclarations(), .. _inputs.Problems];
    }

    public SourceTree Tree => _inputs.Tree;

    /// <summary>What the config files say.</summary>
    public DetectionConfiguration Configuration => _inputs.Configuration;

    /// <summary>Whether the engine did not start so far, so that queries were not looked at.</summary>
    public bool LacksEngine => !EngineProblems.IsEmpty;

    /// <summary>Why the engine did not start, where it did not.</summary>
    public ImmutableArray<Diagnostic> EngineProblems => _queries.EngineProblems;

    /// <summary>A hash of all that findings follow from beside the sources; null without a cache.</summary>
    public string? Conditions => _cache?.Conditions;

    /// <summary>Calls <paramref name="work"/> for every source, several at once; gives the results in the order of the sources.</summary>
    /// <exception cref="OperationCanceledException">The work was given up.</exception>
    public Task<ImmutableArray<T>> ForEachSourceAsync<T>(Func<string, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        ForEachAsync(_request.Sources, work, cancellationToken);

    /// <summary>What is found in the file at <paramref name="path"/>, now or by an earlier build.</summary>
    public async Task<FileFindings> FindAsync(string path, CancellationToken cancellationToken)
    {
        var file = _inputs.Files.ReadBytes(path);
        if (_cache is null || file.Bytes is null)
            return await AnalyzeAsync(_inputs.Files.Read(file), cancellationToken).ConfigureAwait(false);
        var key = _cache.KeyOf(file);
        if (_request.Timings.Measure(AnalysisPhase.FindKept, () => _cache.Find(key, path)) is { } kept)
            return kept with { Lines = new(() => new LineHashes(_inputs.Files.Read(file).Text)) };
        var found = (await AnalyzeAsync(_inputs.Files.Read(file), cancellationToken).ConfigureAwait(false)) with { Key = key };
        _cache.Keep(found);
        return found;
    }

    /// <summary>Reads the file at <paramref name="path"/>; one that cannot be read is a file with a problem and no rules.</summary>
    public RuleFile Read(string path) => _inputs.Files.Read(path);

    /// <summary>Takes the rules of a file through the engine and the analyzers.</summary>
    public Task<FileFindings> AnalyzeAsync(RuleFile file, CancellationToken cancellationToken) => _analysis.RunAsync(file, cancellationToken);

    /// <summary>Takes the suppressed findings out of those of a file.</summary>
    public SuppressionOutcome Suppress(FileFindings file) => _sum.Suppress(file);

    /// <summary>A file as shards are compared by.</summary>
    public ShardedFile Sharded(FileFindings file) => new(Tree.RelativePath(file.Path), file.Key);

    /// <summary>Looks at the rules of all files together, and gives the result of the whole.</summary>
    /// <param name="files">One for each source, in their order.</param>
    public AnalysisResult Sum(ImmutableArray<FileFindings> files) => _sum.Of(files, [.. _problems, .. EngineProblems, .. ProblemsOfShards(files)]) with
    {
        Catalog = _request.WithCatalog && !LacksEngine ? new PendingCatalog(_cache?.StampOf(files), cancel => MakeCatalogAsync(files, cancel)) : null,
    };

    private IEnumerable<Diagnostic> ProblemsOfShards(ImmutableArray<FileFindings> files) =>
        _merge?.ProblemsWith([.. files.Select(Sharded)]) ?? [];

    private async Task<DetectionCatalog> MakeCatalogAsync(ImmutableArray<FileFindings> files, CancellationToken cancellationToken)
    {
        var rules = await ForEachAsync(files, ReadRulesAsync, cancellationToken).ConfigureAwait(false);
        return DetectionCatalog.Of(rules.SelectMany(ofFile => ofFile), _inputs.Setup.Knowledge);
    }

    private async Task<ImmutableArray<CatalogRule>> ReadRulesAsync(FileFindings file, CancellationToken cancellationToken)
    {
        if (file.Catalog is { } known)
            return known;
        if (file.Key is { } key && _request.Timings.Measure(AnalysisPhase.FindKept, () => _cache?.FindRules(key)) is { } kept)
            return kept;
        return (await AnalyzeAsync(Read(file.Path), cancellationToken).ConfigureAwait(false)).Catalog ?? [];
    }

    private static async Task<ImmutableArray<TResult>> ForEachAsync<T, TResult>(ImmutableArray<T> items, Func<T, CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        var results = new TResult[items.Length];
        // Twice the processors: while some wait for the engine, others read files and walk trees.
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, results.Length, options, async (index, cancel) =>
            results[index] = await work(items[index], cancel).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. results];
    }
}
