namespace Detections.Kusto.Engine;

/// <summary>Finds the Node.js program: the one named, else the first on PATH, else the copy Visual Studio installs.</summary>
internal static class NodeLocator
{
    /// <summary>The oldest version that starts the engine.</summary>
    public const int OldestMajorVersion = 18;

    private const string ProgramName = "node";

    /// <param name="named">The program the user names, or null.</param>
    /// <param name="searchPath">The value of PATH, or null.</param>
    /// <param name="programFiles">Folders where Windows installs programs; empty elsewhere.</param>
    /// <exception cref="KustoEngineUnavailableException">There is none.</exception>
    public static string Find(string? named, string? searchPath, IEnumerable<string> programFiles)
    {
        if (!string.IsNullOrWhiteSpace(named))
        {
            return Program(named) ?? throw new KustoEngineUnavailableException(
                EngineUnavailableReason.NodeIsMissing,
                $"there is no file '{named}'");
        }

        return ProgramPath.Find(ProgramName, searchPath)
            ?? programFiles.SelectMany(VisualStudioFolders).Select(folder => Program(Path.Combine(folder, ProgramPath.FileName(ProgramName)))).FirstOrDefault(program => program is not null)
            ?? throw new KustoEngineUnavailableException(EngineUnavailableReason.NodeIsMissing, "it is not on PATH");
    }

    /// <summary>The search as this process sees it.</summary>
    public static string Find(string? named) => Find(
        named,
        Environment.GetEnvironmentVariable("PATH"),
        OperatingSystem.IsWindows()
            ? [Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86)]
            : []);

    // C:\Program Files\nodejs is on PATH after an installation, except in shells that were open before it.
    private static IEnumerable<string> VisualStudioFolders(string programFiles)
    {
        yield return Path.Combine(programFiles, "nodejs");
        var visualStudio = Path.Combine(programFiles, "Microsoft Visual Studio");
        if (!Directory.Exists(visualStudio))
            yield break;
        foreach (var version in Directory.EnumerateDirectories(visualStudio).OrderDescending(StringComparer.Ordinal))
        {
            foreach (var edition in Directory.EnumerateDirectories(version).Order(StringComparer.Ordinal))
                yield return Path.Combine(edition, "MSBuild", "Microsoft", "VisualStudio", "NodeJs");
        }
    }

    private static string? Program(string path) => File.Exists(path) ? Path.GetFullPath(path) : null;
}
