using Detections.Analysis;

namespace Detections.Benchmarks.Builds;

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

    public static void Copy(string from, string to)
    {
        foreach (var file in Files(from))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
