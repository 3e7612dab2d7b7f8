using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Text;

/// <summary>
/// The folder the rule files come from. Rules come from pull requests, and git stores links: this tells whether a
/// link leads out of the folder. Safe to share between threads.
/// </summary>
public sealed class SourceTree
{
    // More than any system follows; a cycle of links ends here.
    private const int MaxLinks = 64;

    private readonly string _root;
    private readonly string _realRoot;

    /// <param name="root">Full path of the folder; it can be a link itself.</param>
    public SourceTree(string root)
    {
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        _realRoot = FollowLinks(_root) ?? _root;
    }

    /// <summary>Whether <paramref name="path"/> must not be read because a link, of the file or of a folder above it, leads out of the tree (DET1009).</summary>
    /// <param name="path">Full path of a file.</param>
    /// <returns>
    /// The finding, or null when the file may be read: it stays inside, it cannot be looked at (reading it will tell why),
    /// or its path does not lie under the root to begin with, so that no link but the project itself leads there.
    /// </returns>
    public Diagnostic? FindEscape(string path)
    {
        if (!LiesUnder(_root, Path.GetFullPath(path)) || FollowLinks(path) is not { } real || LiesUnder(_realRoot, real))
            return null;
        return RuleFileDescriptors.FileIsOutsideTheTree.At(Location.OfFile(path), Shown(real), Shown(_root));
    }

    /// <summary>Reads a file, unless a link leads out of the tree. Never throws for what a file can hold or be.</summary>
    /// <param name="path">Full path of a file.</param>
    /// <param name="maxBytes">The largest size that is read, in bytes.</param>
    /// <returns>The text, or null and a problem: DET1009, or one of <see cref="SourceTextReader.Read"/>.</returns>
    public (SourceText? Text, Diagnostic? Problem) Read(string path, long maxBytes) =>
        ReadBytes(path, maxBytes).Decode();

    /// <summary>The same before the text is decoded.</summary>
    internal RawFile ReadBytes(string path, long maxBytes) =>
        FindEscape(path) is { } escape ? new RawFile(path, null, escape) : SourceTextReader.ReadBytes(path, maxBytes);

    /// <summary>Whether a full path lies in the tree as it is written, or is its root; links are not looked at.</summary>
    public bool Contains(string path) => LiesUnder(_root, path);

    /// <summary>A full path from the root of the tree, with <c>/</c>; links are not looked at.</summary>
    public string RelativePath(string path) => Shown(Path.GetRelativePath(_root, path));

    /// <summary>The file that <paramref name="path"/> leads to, links followed, where it may be written.</summary>
    /// <param name="path">Full path of a file.</param>
    /// <returns>
    /// Its full path, and its path from the folder's root with <c>/</c>. Null when it lies outside of the folder, whatever
    /// leads there, or when that cannot be told.
    /// </returns>
    public (string FullPath, string RelativePath)? FindInside(string path) =>
        FollowLinks(path) is { } real && LiesUnder(_realRoot, real) ? (real, Shown(Path.GetRelativePath(_realRoot, real))) : null;

    private static bool LiesUnder(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        return relative != ".."
            && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !Path.IsPathRooted(relative);
    }

    // Name by name as the system does it: 'link/..' is the folder above the link's target, not the one above the link.
    // Null: it cannot be told.
    private static string? FollowLinks(string path)
    {
        var real = Path.GetPathRoot(path) ?? "";
        var names = new Stack<string>();
        Push(path);
        var links = 0;
        while (names.TryPop(out var name))
        {
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            var next = Path.Combine(real, name);
            if (!TryGetLinkTarget(next, out var target) || (target is not null && ++links > MaxLinks))
                return null;
            if (target is null)
            {
                real = next;
                continue;
            }
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            Push(target);
        }
        return real;

        void Push(string steps)
        {
            var rest = steps[(Path.GetPathRoot(steps) ?? "").Length..];
            var written = rest.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
            foreach (var step in Enumerable.Reverse(written))
            {
                if (step is not ("" or "."))
                    names.Push(step);
            }
        }
    }

    private static bool TryGetLinkTarget(string path, out string? target)
    {
        target = null;
        try
        {
            target = new FileInfo(path).LinkTarget;
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Shown(string path) => path.Replace('\\', '/');
}
