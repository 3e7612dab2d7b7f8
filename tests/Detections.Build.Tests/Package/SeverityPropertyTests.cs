using Newtonsoft.Json.Linq;

namespace Detections.Build.Tests.Package;

/// <summary>The properties that C# users know, on a warning of ours.</summary>
internal sealed class SeverityPropertyTests
{
    [TestCase("-p:WarningsAsErrors=DET1004")]
    [TestCase("-p:TreatWarningsAsErrors=true")]
    [TestCase("-warnaserror")]
    [TestCase("-warnaserror:DET1004")]
    public void A_warning_becomes_an_error_with(string option)
    {
        using var project = WithWarning();
        var build = project.Build(option);
        Assert.That(build.Succeeded, Is.False, build.Output);
        Assert.That(build.ErrorCodes, Is.EqualTo(new[] { "DET1004" }));
        Assert.That(build.WarningCodes, Is.Empty);
        // Seen on MSBuild 18.9: a task is not told of a bare -warnaserror and logs a warning; MSBuild lifts it itself,
        // so the build fails and the SARIF log still says 'warning'.
        if (option != "-warnaserror")
            Assert.That(LevelIn(project), Is.EqualTo("error"), "The log agrees with the console.");
    }

    [Test]
    public void NoWarn_silences_a_warning_and_the_log()
    {
        using var project = WithWarning();
        var build = project.Build("-p:NoWarn=DET1004");
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.WarningCodes, Is.Empty);
        Assert.That(File.ReadAllText(project.PathOf(TestProject.Sarif)), Does.Contain("\"results\": []"));
    }

    [Test]
    public void WarningsNotAsErrors_exempts_a_warning()
    {
        using var project = WithWarning();
        var build = project.Build("-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=DET1004");
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.WarningCodes, Is.EqualTo(new[] { "DET1004" }));
    }

    [Test]
    public void An_editorconfig_sets_the_severity_of_a_folder_and_an_item_that_of_the_build()
    {
        using var project = TestProject.OfRules();
        project.Write("Rules.csproj", $"""
            <Project Sdk="Detections.Build/{PackageFixture.Version}">
              <ItemGroup>
                <DetectionConfig Include="build/quiet.globalconfig" />
              </ItemGroup>
            </Project>
            """);
        project.Write("build/quiet.globalconfig", "is_global = true\ndotnet_diagnostic.DET1004.severity = none\n");
        project.Write("strict/.editorconfig", "[*.yaml]\ndotnet_diagnostic.DET1004.severity = error\n");
        project.Write("strict/odd.yaml", TestProject.Binary);
        project.Write("odd.yaml", TestProject.Binary);

        var build = project.Build();

        Assert.That(build.Errors.Select(error => (error.Code, error.File)), Is.EqualTo(new[] { ("DET1004", project.PathOf("strict/odd.yaml")) }));
        Assert.That(build.WarningCodes, Is.Empty);
        Assert.That(LevelIn(project), Is.EqualTo("error"));
    }

    [TestCase("none", 0, 0)]
    [TestCase("Minimum", 0, 0)]
    [TestCase("Default", 0, 1)]
    [TestCase("All", 1, 0)]
    public void The_analysis_mode_says_how_much_is_reported(string mode, int warnings, int suggestions)
    {
        using var project = TestProject.OfRules();
        project.Write("rule.kql", "Undeclared_CL | take 1\n");
        var build = project.Build($"-p:DetectionAnalysisMode={mode}");
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That((build.WarningCodes.Count(code => code == "DET2001"), build.Suggestions.Count(one => one.Code == "DET2001")), Is.EqualTo((warnings, suggestions)));
    }

    [Test]
    public void A_suppressed_finding_is_in_the_audit_log_only_and_ends_on_its_day()
    {
        using var project = TestProject.OfRules();
        project.Write("rule.kql", "// detections:disable-next-line KS142 until 2030-01-31 -- The column comes next week.\nprint Nope\n");
        var build = project.Build("-p:DetectionToday=2030-01-31");
        Assert.That(build.Succeeded, Is.True, build.Output);
        Assert.That(build.Summaries, Is.EqualTo(new[] { "Detections: 2 files, 1 rule, 1 query analyzed: 0 errors, 0 warnings, 0 suggestions, 1 suppressed." }));
        Assert.That(File.ReadAllText(project.PathOf(TestProject.Sarif)), Does.Contain("\"results\": []"));
        var audit = Path.ChangeExtension(project.PathOf(TestProject.Sarif), ".audit.sarif");
        var result = JObject.Parse(File.ReadAllText(audit)).SelectToken("runs[0].results[0]")!;
        Assert.That((string?)result["ruleId"], Is.EqualTo("KS142"));
        Assert.That((string?)result.SelectToken("suppressions[0].justification"), Is.EqualTo("The column comes next week."));

        var later = project.Build("-p:DetectionToday=2030-02-01");
        Assert.That(later.ErrorCodes, Is.EqualTo(new[] { "KS142" }));
        Assert.That(later.WarningCodes, Is.EqualTo(new[] { "DET9014" }));

        project.Run("clean");
        Assert.That(audit, Does.Not.Exist);
    }

    private static string? LevelIn(TestProject project) =>
        (string?)JObject.Parse(File.ReadAllText(project.PathOf(TestProject.Sarif))).SelectToken("runs[0].results[0].level");

    private static TestProject WithWarning()
    {
        var project = TestProject.OfRules();
        project.Write("odd.yaml", TestProject.Binary);
        return project;
    }
}
