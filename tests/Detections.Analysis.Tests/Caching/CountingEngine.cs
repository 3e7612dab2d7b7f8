using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Caching;

/// <summary>The engine of the tests, with the queries it was asked.</summary>
internal sealed class CountingEngine : IKustoEngine
{
    private readonly List<string> _asked = [];

    /// <summary>What to answer in place of the engine; null to ask it.</summary>
    public KustoResult? Answer { get; init; }

    /// <summary>The queries since the last call, in ordinal order.</summary>
    public string[] TakeAsked()
    {
        lock (_asked)
        {
            string[] asked = [.. _asked.Order(StringComparer.Ordinal)];
            _asked.Clear();
            return asked;
        }
    }

    public async Task<KustoResult> AnalyzeAsync(string text, SchemaSubset schema, CancellationToken cancellationToken)
    {
        lock (_asked)
            _asked.Add(text);
        return Answer ?? await TestEngine.Engine.AnalyzeAsync(text, schema, cancellationToken);
    }

    public Task<KustoFormatting> FormatAsync(string text, CancellationToken cancellationToken) => throw new NotSupportedException();
}
