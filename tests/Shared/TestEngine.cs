using Detections.Kusto.Engine;

namespace Detections.Tests.Shared;

/// <summary>
/// The engine of a test process, for all tests that do not break theirs. A project that uses it has a
/// <c>[SetUpFixture]</c> that calls <see cref="Stop"/> at the end.
/// </summary>
internal static class TestEngine
{
    public static KustoEngineOptions Options { get; } = new()
    {
        HostFolder = RepositoryRoot.KustoEngine,
        CacheFolder = RepositoryRoot.Combine("artifacts", "test-engine-cache"),
        WorkerCount = 2,
        // Fixtures run side by side: a busy machine is not to decide what a test finds.
        QueryTimeLimit = TimeSpan.FromMinutes(2),
    };

    /// <summary>Starts its workers when they are needed.</summary>
    public static NodeKustoEngine Engine { get; } = new(Options);

    public static void Stop() => Engine.Dispose();
}
