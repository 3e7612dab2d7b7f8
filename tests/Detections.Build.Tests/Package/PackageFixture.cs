using System.Globalization;
using Detections.Tests.Shared;

namespace Detections.Build.Tests.Package;

/// <summary>Makes the package once, into a feed of its own and under a version nothing else has.</summary>
[SetUpFixture]
internal sealed class PackageFixture
{
    /// <summary>Parent of the test projects: outside of the repository, whose Directory.Build.props they must not see.</summary>
    public static string WorkFolder { get; private set; } = "";

    public static string Version { get; } = "0.0.1-test." + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);

    public static string Feed => Path.Combine(WorkFolder, "feed");

    /// <summary>The packages folder of the run: the user's own would keep every version ever tested.</summary>
    public static string Packages => Path.Combine(WorkFolder, "packages");

    public static string PackageFile => Path.Combine(Feed, $"Detections.Build.{Version}.nupkg");

    [OneTimeSetUp]
    public void Pack()
    {
        WorkFolder = Directory.CreateTempSubdirectory("detections-build-").FullName;
        Pack("Detections.Build");
    }

    /// <summary>Makes the package of one project of the repository.</summary>
    public static void Pack(string project)
    {
        using var transcript = new Transcript($"pack-{project}");
        // Own artifacts: the repository's are in use by the test run itself.
        var pack = new Command(transcript, RepositoryRoot.Path, usesTestPackages: false)
            .Run("pack", $"src/{project}", "--output", Feed, "--artifacts-path", Path.Combine(WorkFolder, "artifacts"), $"-p:Version={Version}");
        Assert.That(pack.ExitCode, Is.Zero, pack.Output);
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(WorkFolder, recursive: true);
}
