using System.Globalization;

namespace Detections.Analysis.History;

/// <summary>A file of a commit.</summary>
/// <param name="Path">From the root, with <c>/</c>.</param>
/// <param name="Object">The hash of its content.</param>
/// <param name="Size">Of its content, in bytes.</param>
internal sealed record GitFile(string Path, string Object, long Size)
{
    // A regular file, and one that can be run. A link (120000) and a submodule (160000) are none.
    private static readonly string[] FileModes = ["100644", "100755", "100664"];

    // A path that another system would read as something else is no file there either.
    private static readonly char[] NoPartOfNames = ['\\', ':', '\0', '\uFFFD'];

    /// <summary>Reads <c>100644 blob 0123abcd   42\trules/a.md</c>; null for what is no file, or must not be written anywhere.</summary>
    public static GitFile? Parse(string entry)
    {
        var tab = entry.IndexOf('\t', StringComparison.Ordinal);
        if (tab < 0 || entry[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var mode, "blob", var hash, var size])
            return null;
        var path = entry[(tab + 1)..];
        return FileModes.Contains(mode, StringComparer.Ordinal) && IsInside(path) && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? new GitFile(path, hash, bytes)
            : null;
    }

    private static bool IsInside(string path) =>
        path.IndexOfAny(NoPartOfNames) < 0 && Array.TrueForAll(path.Split('/'), name => name is not ("" or "." or "..") && !name.Equals(".git", StringComparison.OrdinalIgnoreCase));
}
