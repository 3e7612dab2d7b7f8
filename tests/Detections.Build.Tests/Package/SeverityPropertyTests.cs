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

    private static string? LevelIn(TestProject project) =>
        (string?)JObject.Parse(File.ReadAllText(project.PathOf(TestProject.Sarif))).SelectToken("runs[0].results[0].level");

    private static TestProject WithWarning()
    {
        var project = TestProject.OfRules();
        project.Write("odd.yaml", TestProject.Binary);
        return project;
    }
}
