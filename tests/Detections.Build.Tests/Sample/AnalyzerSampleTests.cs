using Detections.Build.Tests.Package;
using Detections.Tests.Shared;

namespace Detections.Build.Tests.Sample;

/// <summary>The sample with an analyzer of its own gives what its README shows.</summary>
internal sealed class AnalyzerSampleTests
{
    private static readonly string Folder = RepositoryRoot.Combine("samples", "Contoso.Policies");

    [Test]
    public void Its_analyzer_finds_what_the_README_shows()
    {
        using var transcript = new Transcript("analyzer-sample");
        var command = new Command(transcript, RepositoryRoot.Path, usesTestPackages: false);
        // The test run has built the tool already, and another test project may be reading it now: so references are built one by one.
        var analyzers = command.Run("build", RepositoryRoot.Combine("samples", "Contoso.Analyzers"), "--configuration", SampleTests.Configuration, "-p:BuildProjectReferences=false");
        Assert.That(analyzers.ExitCode, Is.Zero, analyzers.Output);
        var log = RepositoryRoot.Combine("artifacts", "package-tests", "analyzer-sample.binlog");
        var (exitCode, output) = command.Run("build", Folder, "--configuration", SampleTests.Configuration, "-p:BuildProjectReferences=false", $"-bl:{log}");
        var build = BuildOutcome.Read(exitCode, output, log);

        Assert.That(build.Succeeded, Is.True, output);
        var found = SampleFinding.Of(build, Folder).Select(one => $"{one.File}({one.Line},{one.Column},{one.EndLine},{one.EndColumn}): {one.Severity} {one.Id}: {one.Message}");
        Assert.That(found, Is.EqualTo(File.ReadLines(Path.Combine(Folder, "README.md")).Where(line => line.StartsWith("rules/", StringComparison.Ordinal))));
        Assert.That(build.Summaries.Single(), Does.EndWith(", 1 suppressed."));
        Assert.That(File.ReadAllText(Path.Combine(Folder, TestProject.Sarif)), Does.Contain("\"helpUri\": \"https://contoso.example/detections/CONTOSO001\""));
    }
}
