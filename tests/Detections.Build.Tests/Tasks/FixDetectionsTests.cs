using System.Xml.Linq;
using Detections.Build.Tasks;
using Detections.Tests.Shared;
using Microsoft.Build.Utilities;

namespace Detections.Build.Tests.Tasks;

internal sealed class FixDetectionsTests
{
    [Test]
    public void Its_target_hands_over_all_that_the_analysis_gets()
    {
        var targets = XDocument.Load(RepositoryRoot.Combine("src", "Detections.Build", "build", "Detections.Build.targets"));
        var analysis = ParametersOf(targets, nameof(AnalyzeDetections));
        var fixes = ParametersOf(targets, nameof(FixDetections));
        Assert.That(analysis.Except(fixes), Is.EqualTo(new[] { "SarifFile=$(DetectionsSarifFile)", "AuditSarifFile=$(DetectionsAuditSarifFile)" }));
        Assert.That(fixes.Except(analysis), Is.EqualTo(new[] { "IncludeUnsafe=$(DetectionFixUnsafe)", "DryRun=$(DetectionFixDryRun)" }));
    }

    [Test]
    public void A_property_that_cannot_be_read_is_named_and_nothing_is_done()
    {
        using var engine = new RecordingBuildEngine();
        using var task = TaskFor(engine);
        task.WorkerCount = "x";
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
        Sources = [new TaskItem("/no/such/rule.kql")],
        ProjectFile = "/no/such/Rules.csproj",
        EngineDirectory = "/no/such/engine",
    };

    private static string[] ParametersOf(XDocument targets, string task) =>
        [.. targets.Descendants("Target").Elements(task).Single().Attributes().Select(attribute => $"{attribute.Name}={attribute.Value}")];
}
