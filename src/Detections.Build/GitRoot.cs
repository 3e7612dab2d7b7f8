namespace Detections.Build;

/// <summary>Finds the checkout a folder belongs to, without git.</summary>
internal static class GitRoot
{
    /// <summary>
    /// The nearest folder at or above <paramref name="folder"/> that holds <c>.git</c> (a file in a worktree or
    /// submodule), or <paramref name="folder"/> itself when there is none.
    /// </summary>
    /// <param name="folder">A full path.</param>
    public static string FindOrSelf(string folder)
    {
        for (var candidate = folder; candidate is not null; candidate = Path.GetDirectoryName(candidate))
        {
            if (Path.Exists(Path.Combine(candidate, ".git")))
                return candidate;
        }
        return folder;
    }
}
