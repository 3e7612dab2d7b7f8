using Detections.Kusto.Engine;

namespace Detections.Tests.Shared;

/// <summary>The engine with the library as Microsoft publishes it: a copy of the host without its shortcuts.</summary>
internal sealed class UntouchedEngine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("untouched-engine-").FullName;

    public UntouchedEngine(int workerCount)
    {
        const string library = "node_modules/@kusto/language-service-next";
        var source = TestEngine.Options.HostFolder;
        Directory.CreateDirectory(Path.Combine(_folder, library));
        foreach (var script in Directory.EnumerateFiles(source, "*.js"))
            File.Copy(script, Path.Combine(_folder, Path.GetFileName(script)));
        foreach (var script in Directory.EnumerateFiles(Path.Combine(source, library), "*.min.js"))
            File.Copy(script, Path.Combine(_folder, library, Path.GetFileName(script)));
        foreach (var shortcuts in Directory.GetFiles(_folder, "*-shortcuts.js"))
        {
            File.WriteAllText(shortcuts, "");
            Shortcuts++;
        }
        Engine = new NodeKustoEngine(TestEngine.Options with { HostFolder = _folder, CacheFolder = _folder, WorkerCount = workerCount });
    }

    public NodeKustoEngine Engine { get; }

    /// <summary>How many files of shortcuts were emptied: a test that finds none compares an engine with itself.</summary>
    public int Shortcuts { get; }

    public void Dispose()
    {
        Engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
