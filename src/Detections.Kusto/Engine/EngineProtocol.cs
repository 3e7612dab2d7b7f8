namespace Detections.Kusto.Engine;

/// <summary>What both sides of the exchange with the worker agree on: docs/engine.md, and <c>PROTOCOL</c> in <c>Host/main.js</c>.</summary>
internal static class EngineProtocol
{
    public const int Version = 2;

    /// <summary>An answer longer than this is no answer: the worker is broken.</summary>
    public const int LongestAnswer = 256 * 1024 * 1024;
}
