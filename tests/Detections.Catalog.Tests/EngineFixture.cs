namespace Detections.Catalog.Tests;

/// <summary>Ends the engine's processes when all tests are done.</summary>
[SetUpFixture]
internal sealed class EngineFixture
{
    [OneTimeTearDown]
    public void Stop() => TestEngine.Stop();
}
