using Detections.Build.Tests.Package;
using Detections.Tests.Shared;

namespace Detections.Build.Tests.Sample;

/// <summary>The sample, built where it stands as its README says, against golden files.</summary>
internal sealed class SampleTests
{
    private const string GoldenFolder = "tests/Detections.Build.Tests/Sample/Golden/";
#if DEBUG
    internal const string Configuration = "Debug";
#else
    internal const string Configuration = "Release";
#endif

    private static readonly string Folder = RepositoryRoot.Combine("samples", "Contoso.Detections");
    private static readonly string Sarif = Path.Combine(Folder, "bin", "detections", "detections.sarif");

    private BuildOutcome _build = null!;
    private string _log = "";

    [OneTimeSetUp]
    public void BuildSample()
    {
        (_build, _log) = Build();
        Assert.That(_build.Succeeded, Is.True, _build.Output);
    }

    [Test]
    public void It_says_what_was_looked_at() =>
        Assert.That(_build.Summaries, Is.EqualTo(new[] { "Detections: 12 files, 11 rules, 12 queries analyzed: 0 errors, 6 warnings, 2 suggestions." }));

    [Test]
    public void Its_findings_stand_where_they_belong() =>
        Golden.AssertEqual(string.Concat(SampleFinding.Of(_build, Folder).Select(finding => finding.Describe(Folder))), GoldenFolder + "findings.txt");

    [Test]
    public void Its_log_is_the_golden_one()
    {
        if (!Path.Exists(RepositoryRoot.Combine(".git")))
            Assert.Ignore("Paths in the log begin at the git root, and this copy of the repository has none.");
        Golden.AssertEqual(_log, GoldenFolder + "detections.sarif");
    }

    [Test]
    public void Its_log_is_one_that_GitHub_takes() => SarifValidator.AssertValid(Sarif);

    [Test]
    public void A_second_build_says_the_same()
    {
        var (build, log) = Build();
        Assert.That(SampleFinding.Of(build, Folder), Is.EqualTo(SampleFinding.Of(_build, Folder)));
        Assert.That(log, Is.EqualTo(_log));
    }

    [Test]
    public void Its_readme_tells_of_every_finding_and_of_no_other()
    {
        var told = File.ReadLines(Path.Combine(Folder, "README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 3 && char.IsAsciiDigit(cells[1].LastOrDefault()))
            .Select(cells => (cells[1], cells[2].Trim('`')));
        Assert.That(told, Is.EqualTo(SampleFinding.Of(_build, Folder).Select(finding => (finding.Id, finding.File))));
    }

    private static (BuildOutcome Outcome, string Log) Build()
    {
        if (File.Exists(Sarif))
            File.Delete(Sarif);
        using var transcript = new Transcript("sample");
        var binaryLog = RepositoryRoot.Combine("artifacts", "package-tests", "sample.binlog");
        // The test run has built the tool already, and another test project may be reading it now.
        var (exitCode, output) = new Command(transcript, RepositoryRoot.Path, usesTestPackages: false)
            .Run("build", Folder, "--configuration", Configuration, "-p:BuildProjectReferences=false", $"-bl:{binaryLog}");
        return (BuildOutcome.Read(exitCode, output, binaryLog), File.ReadAllText(Sarif));
    }
}
