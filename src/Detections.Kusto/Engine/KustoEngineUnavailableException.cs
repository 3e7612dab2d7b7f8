namespace Detections.Kusto.Engine;

/// <summary>The engine cannot run at all; no query can be analyzed.</summary>
/// <param name="reason">What is missing.</param>
/// <param name="message">What was tried and what was found, for the user.</param>
public sealed class KustoEngineUnavailableException(EngineUnavailableReason reason, string message) : Exception(message)
{
    public EngineUnavailableReason Reason { get; } = reason;
}

/// <summary>What the engine lacks.</summary>
public enum EngineUnavailableReason
{
    /// <summary>No Node.js was found, or only one that is too old.</summary>
    NodeIsMissing,

    /// <summary>Node.js is there and the engine does not start in it.</summary>
    EngineDoesNotStart,
}
