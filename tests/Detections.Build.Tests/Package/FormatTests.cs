using System.Diagnostics;

namespace Detections.Build.Tests.Package;

/// <summary><c>dotnet build -t:FormatDetections</c>.</summary>
internal sealed class FormatTests
{
    private const string Before = "DeviceEvents\r\n|where DeviceName=='a'|take 1\r\n";
    private const string After = "DeviceEvents\r\n| where DeviceName == 'a'\r\n| take 1\r\n";

    [Test]
    public void A_query_is_formatted_in_its_file_and_a_second_run_changes_nothing()
    {
        using var project = WithQuery();
        var first = project.Build("-t:FormatDetections");
        Assert.That(first.Succeeded, Is.True, first.Output);
        Assert.That(File.ReadAllText(project.PathOf("rules/q.kql")), Is.EqualTo(After));
        Assert.That(first.Output, Does.Contain("rules/q.kql: 1 query formatted"));
        Assert.That(first.Summaries, Is.EqualTo(new[] { "Detections: 1 query formatted in 1 of 2 files." }));
        Assert.That(first.WarningCodes, Is.Empty, "Findings are for the build to tell.");

        Assert.That(project.Build("-t:FormatDetections", "-p:DetectionFormatVerify=true").Succeeded, Is.True);
    }

    [Test]
    public void A_check_fails_at_the_first_place_that_would_change_and_writes_nothing()
    {
        using var project = WithQuery();
        var build = project.Build("-t:FormatDetections", "-p:DetectionFormatVerify=true");
        Assert.That(build.ErrorCodes, Is.EqualTo(new[] { "DET9030" }));
        Assert.That(build.Output, Does.Contain("q.kql(2,2,2,3): error DET9030: "));
        Assert.That(build.Summaries, Is.EqualTo(new[] { "Detections: 1 query would be formatted in 1 of 2 files; nothing was written." }));
        Assert.That(File.ReadAllText(project.PathOf("rules/q.kql")), Is.EqualTo(Before));
    }

    [Test]
    public void Files_where_the_finding_is_turned_off_are_left_alone()
    {
        using var project = WithQuery();
        project.Write("rules/.editorconfig", "[*.kql]\ndotnet_diagnostic.DET9030.severity = none\n");
        Assert.That(project.Build("-t:FormatDetections", "-p:DetectionFormatVerify=true").Succeeded, Is.True);
        Assert.That(project.Build("-t:FormatDetections").Succeeded, Is.True);
        Assert.That(File.ReadAllText(project.PathOf("rules/q.kql")), Is.EqualTo(Before));
    }

    [Test]
    public void The_diff_of_a_dry_run_is_one_that_git_applies()
    {
        using var project = WithQuery();
        var diff = project.Run("build", "-t:FormatDetections", "-p:DetectionFormatDryRun=true", "-getProperty:DetectionFormatDiff");
        File.WriteAllText(project.PathOf("format.patch"), diff);
        using var git = Process.Start(new ProcessStartInfo("git", ["apply", "format.patch"]) { WorkingDirectory = project.Folder })!;
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, diff);
        Assert.That(File.ReadAllText(project.PathOf("rules/q.kql")), Is.EqualTo(After));
    }

    private static TestProject WithQuery()
    {
        var project = TestProject.OfRules();
        project.Write(".git/HEAD", "ref: refs/heads/main");
        project.Write("rules/q.kql", Before);
        return project;
    }
}
