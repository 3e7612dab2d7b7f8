using System.Diagnostics;

namespace Detections.Build.Tests.Package;

/// <summary><c>dotnet build -t:DiffDetections</c>.</summary>
internal sealed class DiffTests
{
    private const string Rule = "id: 3bd33158-3f0b-47e3-a50f-7c20a1b88038\nname: Spray\nkind: Scheduled\nseverity: Medium\nqueryFrequency: 1d\nqueryPeriod: 7d\ntriggerOperator: gt\ntriggerThreshold: 0\nversion: 1.0.2\nquery: |\n  SigninLogs\n  | where TimeGenerated > ago(1d)\n";

    [Test]
    public void A_commit_and_its_catalog_give_the_same_comment()
    {
        using var project = TestProject.OfRules();
        project.Write("spray.yaml", Rule);
        Git(project, "init", "--quiet", "--initial-branch=main");
        Git(project, "add", "spray.yaml");
        Git(project, "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message=base");
        var catalog = project.Build("-p:NoWarn=DET1020");
        Assert.That(project.PathOf("bin/detections/catalog/catalog.json"), Does.Exist, catalog.Output);
        project.Write("spray.yaml", Rule.Replace("ago(1d)", "ago(7d) // longer", StringComparison.Ordinal));

        var ofCommit = project.Build("-t:DiffDetections", "-p:DetectionBase=main");
        Assert.That(ofCommit.Succeeded, Is.True, ofCommit.Output);
        Assert.That(ofCommit.WarningCodes, Is.EqualTo(new[] { "DET8002" }));
        Assert.That(ofCommit.Output, Does.Contain("compared with 'main', 1 rule means something else"));
        var comment = File.ReadAllText(project.PathOf("bin/detections/diff.md"));
        Assert.That(comment, Does.EndWith("### Spray\n\n`spray.yaml`\n\n- **Lookback**: `1 day` → `7 days`\n"));

        var ofCatalog = project.Build("-t:DiffDetections", "-p:DetectionBase=bin/detections/catalog/catalog.json", "-p:DetectionDiffFile=other.md");
        Assert.That(ofCatalog.Succeeded, Is.True, ofCatalog.Output);
        Assert.That(File.ReadAllText(project.PathOf("other.md")), Is.EqualTo(comment.Replace("`main`", "`bin/detections/catalog/catalog.json`", StringComparison.Ordinal)));

        var failed = project.Build("-t:DiffDetections");
        Assert.That(failed.ErrorCodes, Is.EqualTo(new[] { "DET8005" }), failed.Output);
    }

    private static void Git(TestProject project, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = project.Folder })!;
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero);
    }
}
