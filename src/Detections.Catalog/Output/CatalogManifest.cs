using System.Text;

namespace Detections.Catalog.Output;

/// <summary>The list of the files a build wrote into the folder of a catalog: those, and no others, it may delete again.</summary>
internal static class CatalogManifest
{
    /// <summary>Its own name, which stands in it too, so that a clean takes it away with the others.</summary>
    public const string FileName = "catalog.files";

    /// <summary>The files that <paramref name="folder"/> lists, without what lies outside of it; none where there is no list.</summary>
    /// <exception cref="IOException">The list cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static SortedSet<string> Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return new SortedSet<string>(File.Exists(file) ? File.ReadAllLines(file).Where(IsInside) : [], StringComparer.Ordinal);
    }

    /// <summary>The list of these files, whatever their order, and of itself.</summary>
    public static byte[] Of(IEnumerable<string> paths) =>
        Encoding.UTF8.GetBytes(string.Concat(paths.Append(FileName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path => path + "\n")));

    // The list is a file on a disk: what somebody wrote into it must not delete anything elsewhere.
    private static bool IsInside(string path) =>
        path.Length > 0 && !Path.IsPathRooted(path) && !path.Contains(':', StringComparison.Ordinal) && !path.Split('/', '\\').Contains("..", StringComparer.Ordinal);
}
