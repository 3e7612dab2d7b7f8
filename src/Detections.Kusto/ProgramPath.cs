namespace Detections.Kusto;

/// <summary>Finds programs that are installed. The search of the operating system is not asked: on Windows it begins in the folder of the repository.</summary>
public static class ProgramPath
{
    /// <summary>Finds a program in the folders of a search path; relative ones are left out.</summary>
    /// <param name="name">The program without its extension: <c>git</c>.</param>
    /// <param name="searchPath">The value of PATH, or null.</param>
    /// <returns>Its full path; null where there is none.</returns>
    public static string? Find(string name, string? searchPath) =>
        (searchPath ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(folder => folder.Trim('"'))
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.GetFullPath(Path.Combine(folder, FileName(name))))
            .FirstOrDefault(File.Exists);

    /// <summary>The name of the file that a program is on this system: <c>git.exe</c>, <c>git</c>.</summary>
    public static string FileName(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;
}
