using Detections.Analysis;

/// <summary>A folder as the default items of a project see it.</summary>
internal static class RuleFolders
{
    private static readonly string[] Extensions = [".md", ".yaml", ".yml", ".json", ".kql", ".csl"];

    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Extensions.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal);

    public static AnalysisRequest RequestFor(string folder) => new()
    {
        RootDirectory = folder,
        Today = DateOnly.FromDateTime(DateTime.UtcNow),
        Sources = [.. Files(folder)],
    };
}
