namespace Detections.Kusto.Engine;

/// <summary>What came of one query.</summary>
public abstract record KustoResult
{
    private KustoResult() { }

    /// <summary>The engine read the query, faulty or not.</summary>
    public sealed record Analyzed(BoundQuery Query) : KustoResult
    {
        /// <summary>What the engine said, to be kept; null for what was kept before, or did not come from a worker.</summary>
        internal byte[]? Answer { get; init; }
    }

    /// <summary>The engine gave up on the query.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">What the engine said of it, for a log; one line, may be empty.</param>
    public sealed record Failed(KustoFailure Reason, string Detail) : KustoResult;
}

/// <summary>Why the engine gave up on a query.</summary>
public enum KustoFailure
{
    /// <summary>It took longer than <see cref="KustoEngineOptions.QueryTimeLimit"/>.</summary>
    TimeLimit,

    /// <summary>It needed more than <see cref="KustoEngineOptions.MemoryLimitMegabytes"/>.</summary>
    MemoryLimit,

    /// <summary>It is nested too deeply.</summary>
    Depth,

    /// <summary>The engine failed in another way.</summary>
    Crash,
}
