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

    private static string? LevelIn(TestProject project) =>
        (string?)JObject.Parse(File.ReadAllText(project.PathOf(TestProject.Sarif))).SelectToken("runs[0].results[0].level");

    private static TestProject WithWarning()
    {
        var project = TestProject.OfRules();
        project.Write("odd.yaml", TestProject.Binary);
        return project;
    }
}
