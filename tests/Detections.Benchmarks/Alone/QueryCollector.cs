using System.Collections.Concurrent;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Benchmarks.Alone;

/// <summary>Notes what an analysis asks the engine, and answers nothing.</summary>
internal sealed class QueryCollector : IKustoEngine
{
    private readonly ConcurrentBag<(string Text, SchemaSubset Schema)> _queries = [];

    /// <summary>Each question once, by its text: those that an analysis asks over again are answered from what is kept.</summary>
    public IEnumerable<(string Text, SchemaSubset Schema)> Queries => _queries.DistinctBy(query => query.Text, StringComparer.Ordinal).OrderBy(query => query.Text, StringComparer.Ordinal);

    public Task<KustoResult> AnalyzeAsync(string text, SchemaSubset schema, CancellationToken cancellationToken)
    {
        _queries.Add((text, schema));
        return Task.FromResult<KustoResult>(new KustoResult.Failed(KustoFailure.Crash, ""));
    }

    public Task<KustoFormatting> FormatAsync(string text, CancellationToken cancellationToken) => throw new NotSupportedException();
}
