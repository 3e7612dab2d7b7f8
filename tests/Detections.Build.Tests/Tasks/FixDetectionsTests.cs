using Detections.Build.Tasks;

namespace Detections.Build.Tests.Tasks;

internal sealed class FixDetectionsTests
{
    [Test]
    public void A_property_that_cannot_be_read_is_named_and_nothing_is_done()
    {
        using var engine = new RecordingBuildEngine();
        using var task = TaskFor(engine);
        task.Settings.SetMetadata("DetectionsWorkerCount", "x");
        Assert.That(task.Execute(), Is.False);
        Assert.That(engine.Errors.Single().Code, Is.EqualTo("DET9007"));
        Assert.That(engine.RegisteredObjects, Is.Empty);
    }

    [Test]
    public void A_cancelled_task_fails_without_a_word()
    {
        using var engine = new RecordingBuildEngine();
        using var task = TaskFor(engine);
        task.Cancel();
        Assert.That(task.Execute(), Is.False);
        Assert.That(engine.Errors, Is.Empty);
        Assert.That(engine.Messages, Is.Empty);
    }

    private static FixDetections TaskFor(RecordingBuildEngine engine) => new()
    {
        BuildEngine = engine,
        Inputs = [TaskInputs.Of("Source", "/no/such/rule.kql")],
        Settings = TaskInputs.Settings("/no/such/Rules.csproj", "/no/such/engine"),
    };
}
