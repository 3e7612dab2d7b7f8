namespace Detections.Build.Tests.Package;

/// <summary>What a build writes besides its log.</summary>
internal sealed class ReportTests
{
    [Test]
    public void The_source_is_shown_and_kept_where_it_is_asked_for()
    {
        using var project = WithFinding();
        var build = project.Build("-p:DetectionsShowSource=true", "-tl:off");
        Assert.That(build.Output, Does.Contain("error[KS142]: ").And.Contain("--> q.kql:1:22"));
        var text = File.ReadAllText(project.PathOf("bin/detections/detections.txt"));
        Assert.That(text, Does.Contain("1 | DeviceEvents | where Missing == 1\n  |                      ^^^^^^^\n"));

        project.Build("-t:Clean");
        Assert.That(project.PathOf("bin/detections/detections.txt"), Does.Not.Exist);
        Assert.That(project.Build().Output, Does.Not.Contain("error[KS142]"));
        Assert.That(project.PathOf("bin/detections/detections.txt"), Does.Not.Exist);
    }

    [Test]
    public void A_summary_is_added_to_the_file_that_the_CI_system_names()
    {
        using var project = WithFinding();
        project.Write("summary.md", "# Before\n\n");
        project.Build($"-p:DetectionsSummaryFile={project.PathOf("summary.md")}");
        Assert.That(File.ReadAllText(project.PathOf("summary.md")), Does.StartWith("# Before\n\n### Rules\n\nDetections: ").And.Contain("| error | [KS142]"));
        // As where the variable is not set.
        Assert.That(project.Build("-p:DetectionsSummaryFile=").ErrorCodes, Is.EqualTo(new[] { "KS142" }));
    }

    private static TestProject WithFinding()
    {
        var project = TestProject.OfRules();
        project.Write("q.kql", "DeviceEvents | where Missing == 1\n");
        return project;
    }
}
