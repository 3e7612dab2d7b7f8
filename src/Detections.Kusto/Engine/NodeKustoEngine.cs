using System.Collections.Concurrent;
using Detections.Kusto.Schema;

namespace Detections.Kusto.Engine;

/// <summary>
/// The engine as Microsoft publishes it for JavaScript, in Node.js worker processes that live as long as this object.
/// Workers are started when they are needed and replaced when a query has spent one.
/// </summary>
public sealed class NodeKustoEngine : IKustoEngine, IDisposable
{
    private readonly KustoEngineOptions _options;
    private readonly SemaphoreSlim _free;
    private readonly SemaphoreSlim _preparing = new(1);
    private readonly ConcurrentBag<NodeWorker> _idle = [];
    private readonly ConcurrentDictionary<NodeWorker, bool> _workers = new();
    private readonly CancellationTokenSource _disposed = new();
    private volatile StartingPoint? _startingPoint;

    public NodeKustoEngine(KustoEngineOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WorkerCount, 1);
        _options = options;
        _free = new SemaphoreSlim(options.WorkerCount);
    }

    public Task<KustoResult> AnalyzeAsync(string text, SchemaSubset schema, CancellationToken cancellationToken) =>
        WithWorkerAsync((worker, cancel) => worker.AnalyzeAsync(text, schema, cancel), cancellationToken);

    public Task<KustoFormatting> FormatAsync(string text, CancellationToken cancellationToken) =>
        WithWorkerAsync((worker, cancel) => worker.FormatAsync(text, cancel), cancellationToken);

    /// <summary>Ends all worker processes, busy or not.</summary>
    public void Dispose()
    {
        _disposed.Cancel();
        foreach (var worker in _workers.Keys)
            worker.Dispose();
    }

    private async Task<T> WithWorkerAsync<T>(Func<NodeWorker, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token);
        await _free.WaitAsync(either.Token).ConfigureAwait(false);
        try
        {
            var worker = _idle.TryTake(out var idle) ? idle : await StartWorkerAsync(either.Token).ConfigureAwait(false);
            try
            {
                return await work(worker, either.Token).ConfigureAwait(false);
            }
            finally
            {
                Return(worker);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    private void Return(NodeWorker worker)
    {
        if (!worker.IsSpent && !_disposed.IsCancellationRequested)
        {
            _idle.Add(worker);
            return;
        }
        _workers.TryRemove(worker, out _);
        worker.Dispose();
    }

    private async Task<NodeWorker> StartWorkerAsync(CancellationToken cancellationToken)
    {
        var (node, image) = await PrepareAsync(cancellationToken).ConfigureAwait(false);
        NodeWorker worker;
        try
        {
            worker = await NodeWorker.StartAsync(node, image, _options, cancellationToken).ConfigureAwait(false);
        }
        catch (KustoEngineUnavailableException) when (image is not null)
        {
            // An image of another build of Node, or a damaged one.
            EngineImage.Discard(image);
            _startingPoint = new StartingPoint(node, null);
            worker = await NodeWorker.StartAsync(node, null, _options, cancellationToken).ConfigureAwait(false);
        }
        _workers.TryAdd(worker, true);
        if (_disposed.IsCancellationRequested)
            worker.Dispose();
        return worker;
    }

    private async Task<StartingPoint> PrepareAsync(CancellationToken cancellationToken)
    {
        await _preparing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_startingPoint is { } known)
                return known;
            var node = NodeLocator.Find(_options.NodePath);
            var image = await EngineImage.GetOrCreateAsync(node, _options, cancellationToken).ConfigureAwait(false);
            return _startingPoint = new StartingPoint(node, image);
        }
        finally
        {
            _preparing.Release();
        }
    }

    private sealed record StartingPoint(string Node, string? Image);
}
