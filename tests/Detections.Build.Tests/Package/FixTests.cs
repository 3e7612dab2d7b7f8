using System.Diagnostics;

namespace Detections.Build.Tests.Package;

/// <summary><c>dotnet build -t:FixDetections</c>.</summary>
internal sealed class FixTests
{
    private const string Before = "---\r\ntechniques: [T1086]\r\n---\r\n# Rule\r\n\r\n```kql\r\nDeviceEvents | take 1\r\n```\r\nno line end";
    private static readonly string After = Before.Replace("T1086", "T1059.001", StringComparison.Ordinal);

    [Test]
    public void A_finding_is_fixed_in_its_file_and_a_second_run_changes_nothing()
    {
        using var project = WithRule();
        var first = project.Build("-t:FixDetections");
        Assert.That(first.Succeeded, Is.True, first.Output);
        Assert.That(File.ReadAllText(project.PathOf("rules/old.md")), Is.EqualTo(After));
        Assert.That(first.Output, Does.Contain("rules/old.md: 1 fix").And.Contain("DET3003: "));
        Assert.That(first.Summaries[0], Is.EqualTo("Detections: 1 fix applied in 1 of 2 files."));
        Assert.That(first.WarningCodes, Has.None.EqualTo("DET3003"));

        var written = File.GetLastWriteTimeUtc(project.PathOf("rules/old.md"));
        var second = project.Build("-t:FixDetections");
        Assert.That(second.Summaries[0], Is.EqualTo("Detections: 0 fixes applied in 0 of 2 files."));
        Assert.That(File.GetLastWriteTimeUtc(project.PathOf("rules/old.md")), Is.EqualTo(written));
    }

    [Test]
    public void A_dry_run_shows_the_diff_and_writes_nothing()
    {
        using var project = WithRule();
        var build = project.Build("-t:FixDetections", "-p:DetectionFixDryRun=true");
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.Output, Does.Contain("+++ b/rules/old.md").And.Contain("+techniques: [T1059.001]"));
        Assert.That(build.Summaries, Is.EqualTo(new[] { "Detections: 1 fix would be applied in 1 of 2 files; nothing was written." }));
        Assert.That(build.WarningCodes, Is.Empty, "Findings are for the build to tell.");
        Assert.That(File.ReadAllText(project.PathOf("rules/old.md")), Is.EqualTo(Before));
        Assert.That(project.PathOf(TestProject.Sarif), Does.Not.Exist);
    }

    [Test]
    public void The_diff_that_the_property_holds_is_one_that_git_applies()
    {
        using var project = WithRule();
        var diff = project.Run("build", "-t:FixDetections", "-p:DetectionFixDryRun=true", "-getProperty:DetectionFixDiff");
        File.WriteAllText(project.PathOf("fixes.patch"), diff);
        using var git = Process.Start(new ProcessStartInfo("git", ["apply", "fixes.patch"]) { WorkingDirectory = project.Folder })!;
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, diff);
        Assert.That(File.ReadAllText(project.PathOf("rules/old.md")), Is.EqualTo(After));
    }

    [Test]
    public void A_finding_that_is_turned_off_is_not_fixed()
    {
        using var project = WithRule();
        var build = project.Build("-t:FixDetections", "-p:NoWarn=DET3003");
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(File.ReadAllText(project.PathOf("rules/old.md")), Is.EqualTo(Before));
    }

    [Test]
    public void An_error_that_remains_fails_the_target()
    {
        using var project = TestProject.OfRules();
        project.Write("bad.kql", TestProject.NotUtf8);
        Assert.That(project.Build("-t:FixDetections").ErrorCodes, Is.EqualTo(new[] { "DET1001" }));
    }

    [Test]
    public void A_build_fixes_nothing()
    {
        using var project = WithRule();
        project.Build();
        Assert.That(File.ReadAllText(project.PathOf("rules/old.md")), Is.EqualTo(Before));
    }

    private static TestProject WithRule()
    {
        var project = TestProject.OfRules();
        project.Write(".git/HEAD", "ref: refs/heads/main");
        project.Write("rules/old.md", Before);
        return project;
    }
}
