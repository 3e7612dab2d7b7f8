using Detections.Build.Tasks;

namespace Detections.Build.Tests.Tasks;

internal sealed class AnalyzeDetectionsTests
{
    private RecordingBuildEngine _engine = null!;
    private string _folder = "";

    [SetUp]
    public void StartBuild()
    {
        _engine = new RecordingBuildEngine();
        _folder = Directory.CreateTempSubdirectory("task-").FullName;
    }

    [TearDown]
    public void EndBuild()
    {
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void A_cancelled_task_fails_without_a_word()
    {
        using var task = TaskFor("a.kql");
        task.Cancel();
        Assert.That(task.Execute(), Is.False);
        Assert.That(_engine.Errors, Is.Empty);
        Assert.That(task.SarifFile, Does.Not.Exist);
    }

    [Test]
    public void A_finding_carries_its_help_link()
    {
        using var task = TaskFor("a.kql");
        File.WriteAllBytes(Path.Combine(_folder, "a.kql"), [0xFF]);
        Assert.That(task.Execute(), Is.False);
        Assert.That(_engine.Errors.Single().HelpLink, Does.EndWith("/docs/rules/DET1001.md"));
    }

    [Test]
    public void A_schema_file_is_no_source()
    {
        using var task = TaskFor("a.kql");
        File.WriteAllText(Path.Combine(_folder, "a.kql"), ".create table Orders (Id: long)");
        task.Inputs = [.. task.Inputs, TaskInputs.Of("Schema", Path.Combine(_folder, "a.kql"))];
        Assert.That(task.Execute(), Is.True);
        Assert.That(_engine.Messages.Last().Message, Does.StartWith("Detections: 0 files"));
    }

    [Test]
    public void A_file_given_twice_is_looked_at_once()
    {
        using var task = TaskFor("a.kql", "a.kql");
        task.Execute();
        Assert.That(_engine.Messages.Last().Message, Does.StartWith("Detections: 1 file,"));
    }

    [Test]
    public void Every_property_that_cannot_be_read_is_named_and_no_engine_is_started()
    {
        using var task = TaskFor("a.kql");
        string[] names =
        [
            "DetectionAnalysisMode", "DetectionAttackVersion", "DetectionEnvironment", "DetectionMerge", "DetectionRequireEquivalents", "DetectionTimings", "DetectionToday",
            "DetectionsCache", "DetectionsCacheSizeLimit", "DetectionsMaxFileSize", "DetectionsQueryMemoryLimit", "DetectionsQueryTimeout", "DetectionsWorkerCount", "TreatWarningsAsErrors",
        ];
        foreach (var name in names)
            task.Settings.SetMetadata(name, "x");
        Assert.That(task.Execute(), Is.False);
        Assert.That(_engine.Errors.Select(error => error.Message!.Split('\'')[1]), Is.EqualTo(names));
        Assert.That(_engine.RegisteredObjects, Is.Empty);
    }

    [Test]
    public void Two_tasks_of_a_build_share_an_engine()
    {
        using var first = TaskFor("a.kql");
        using var second = TaskFor("b.kql");
        first.Execute();
        second.Execute();
        Assert.That(_engine.RegisteredObjects.Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_log_that_cannot_be_written_fails_the_build()
    {
        using var task = TaskFor();
        Directory.CreateDirectory(task.SarifFile);
        Assert.That(task.Execute(), Is.False);
        Assert.That(_engine.Errors.Single().Code, Is.EqualTo("DET9006"));
    }

    private AnalyzeDetections TaskFor(params string[] sources) => new()
    {
        BuildEngine = _engine,
        Inputs = [.. sources.Select(source => TaskInputs.Of("Source", Path.Combine(_folder, source)))],
        Settings = TaskInputs.Settings(Path.Combine(_folder, "Rules.csproj"), _folder),
        SarifFile = Path.Combine(_folder, "out", "detections.sarif"),
        AuditSarifFile = Path.Combine(_folder, "out", "detections.audit.sarif"),
    };
}
