namespace Detections.Analysis.Caching;

/// <summary>Paths as results hold them: those of the checkout relative to its root, so that a result counts in another checkout too.</summary>
/// <param name="root">Full path of the root.</param>
internal sealed class RootedPaths(string root)
{
    private readonly string _prefix = Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar;

    /// <summary>The path from the root on, behind a <c>*</c>, which no full path begins with; the path as it is where it does not lie below the root.</summary>
    public string Shorten(string path) => path.StartsWith(_prefix, StringComparison.Ordinal) ? "*" + path[_prefix.Length..] : path;

    /// <summary>The path that <see cref="Shorten"/> was given.</summary>
    public string Restore(string path) => path.StartsWith('*') ? _prefix + path[1..] : path;
}
