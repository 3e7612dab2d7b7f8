namespace Detections.Kusto.Engine;

/// <summary>Placeholder until the engine is merged.</summary>
public sealed class NodeKustoEngine(KustoEngineOptions options) : IKustoEngine, IDisposable
{
    public KustoEngineOptions Options { get; } = options;

    public void Dispose()
    {
    }
}
