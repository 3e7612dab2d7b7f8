namespace Detections.Analysis.Configuration.EditorConfig;

/// <summary>Paths as sections are matched against: full, with <c>/</c> on every system.</summary>
internal static class ConfigPath
{
    public static string Of(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The rest of <paramref name="path"/> behind <paramref name="folder"/>, from its <c>/</c> on; null where the path does not lie below.</summary>
    public static string? Below(string folder, string path)
    {
        // The root folder is the one that ends with a separator.
        var prefix = folder.EndsWith('/') ? folder[..^1] : folder;
        return path.Length > prefix.Length && path[prefix.Length] == '/' && path.StartsWith(prefix, StringComparison.Ordinal)
            ? path[prefix.Length..]
            : null;
    }
}
