using Detections.Tests.Shared;

namespace Detections.Build.Tests.Package;

/// <summary>A user's folder: outside of the repository, with the packed package as the only thing it knows of us.</summary>
internal sealed class TestProject : IDisposable
{
    public const string Sarif = "bin/detections/detections.sarif";

    /// <summary>A file with an error: it is not UTF-8.</summary>
    public static readonly byte[] NotUtf8 = [.. "DeviceEvents\n"u8, 0xFF];

    /// <summary>A file with a warning: it is binary.</summary>
    public static readonly byte[] Binary = [.. "a"u8, 0];

    private readonly Transcript _transcript;
    private readonly Command _command;
    private int _builds;

    public TestProject(string folderName = "rules")
    {
        _transcript = new Transcript(TestContext.CurrentContext.Test.Name.Replace('"', '\''));
        Folder = Path.Combine(PackageFixture.WorkFolder, Guid.NewGuid().ToString("N")[..8], folderName);
        Directory.CreateDirectory(Folder);
        _command = new Command(_transcript, Folder);
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{PackageFixture.Feed}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
            </configuration>
            """);
        File.Copy(RepositoryRoot.Combine("global.json"), Path.Combine(Folder, "global.json"));
    }

    public string Folder { get; }

    /// <summary>A folder of rules without C#.</summary>
    public static TestProject OfRules(string projectFile = "Rules.csproj", string folderName = "rules")
    {
        var project = new TestProject(folderName);
        project.Write(projectFile, $"""<Project Sdk="Detections.Build/{PackageFixture.Version}" />""");
        return project;
    }

    public void Write(string path, string content)
    {
        Write(path, System.Text.Encoding.UTF8.GetBytes(content));
        _transcript.AddFile(path, content);
    }

    public void Write(string path, byte[] content)
    {
        var file = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    public string PathOf(string path) => Path.Combine(Folder, path);

    public BuildOutcome Build(params string[] arguments)
    {
        var log = Path.Combine(Folder, $"build{++_builds}.binlog");
        var (exitCode, output) = _command.Run(["build", .. arguments, $"-bl:{log}"]);
        return BuildOutcome.Read(exitCode, output, log);
    }

    /// <summary>Runs <c>dotnet</c>, which has to succeed; gives what it printed.</summary>
    public string Run(params string[] arguments)
    {
        var (exitCode, output) = _command.Run(arguments);
        Assert.That(exitCode, Is.Zero, output);
        return output;
    }

    public void Dispose() => _transcript.Dispose();
}
