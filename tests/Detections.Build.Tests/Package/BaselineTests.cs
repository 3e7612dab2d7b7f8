using Detections.Tests.Shared;
using Newtonsoft.Json.Linq;

namespace Detections.Build.Tests.Package;

/// <summary><c>dotnet build -t:BaselineDetections</c>.</summary>
internal sealed class BaselineTests
{
    private const string Baseline = "detections.baseline.sarif";

    [Test]
    public void Known_findings_are_quiet_and_in_the_audit_log_and_new_ones_fail()
    {
        using var project = TestProject.OfRules();
        project.Write("old.kql", "print Nope\n");
        var first = project.Build("-t:BaselineDetections");
        Assert.That(first.Succeeded, Is.True, first.Output);
        Assert.That(first.Summaries, Is.EqualTo(new[] { $"Detections: 2 files, 1 error, 0 warnings, 0 suggestions in the baseline '{project.PathOf(Baseline)}'." }));

        project.Write("new.kql", "print Newer\n");
        var second = project.Build();
        Assert.That(second.Errors.Select(error => error.File), Is.EqualTo(new[] { project.PathOf("new.kql") }));
        Assert.That(second.Summaries.Single(), Does.EndWith(": 1 error, 0 warnings, 0 suggestions, 1 in the baseline."));
        Assert.That(StatesIn(project, TestProject.Sarif), Is.EqualTo(new[] { ("new.kql", (string?)null) }));
        var audit = Path.ChangeExtension(TestProject.Sarif, ".audit.sarif");
        Assert.That(StatesIn(project, audit), Is.EqualTo(new[] { ("new.kql", "new"), ("old.kql", "unchanged") }));
        SarifValidator.AssertValid(project.PathOf(audit));

        project.Write("old.kql", "print 1\n");
        File.Delete(project.PathOf("new.kql"));
        var third = project.Build();
        Assert.That(third.WarningCodes, Is.EqualTo(new[] { "DET9016" }));
        Assert.That(third.Warnings[0].File, Is.EqualTo(project.PathOf(Baseline)));
    }

    private static IEnumerable<(string File, string? State)> StatesIn(TestProject project, string log) =>
        JObject.Parse(File.ReadAllText(project.PathOf(log))).SelectTokens("runs[0].results[*]").Select(result =>
            (Path.GetFileName((string)result.SelectToken("locations[0].physicalLocation.artifactLocation.uri")!), (string?)result["baselineState"]));
}
