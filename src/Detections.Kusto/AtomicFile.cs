namespace Detections.Kusto;

/// <summary>Writes files as a whole: whoever reads meanwhile, or after a crash, sees the old bytes or the new ones.</summary>
public static class AtomicFile
{
    private const string UnfinishedExtension = ".tmp";

    // No build takes as long.
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    /// <summary>Gives the file at <paramref name="path"/> this content, and makes its folder; a file that has it already is not touched.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="content">All bytes of the file.</param>
    /// <returns>Whether the file was written.</returns>
    /// <exception cref="IOException">It cannot be written; nothing has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static bool WriteWhereChanged(string path, byte[] content)
    {
        if (Holds(path, content))
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Write(path, content);
        return true;
    }

    /// <summary>Whether there is a file at <paramref name="path"/> with this content.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static bool Holds(string path, byte[] content) =>
        new FileInfo(path) is { Exists: true } file && file.Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);

    /// <summary>What <see cref="Write"/> is writing for <paramref name="path"/> at this moment, and what it left where its process was ended.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static FileInfo[] Unfinished(string path) => new DirectoryInfo(Path.GetDirectoryName(path)!).GetFiles(Path.GetFileName(path) + ".*" + UnfinishedExtension);

    /// <summary>Whether what is not in place yet never will be: it is so old that it was left by a build that was ended in the middle.</summary>
    public static bool IsLeftOver(FileSystemInfo unfinished) => unfinished.LastWriteTimeUtc < DateTime.UtcNow - LongestWrite;

    /// <summary>Gives the file at <paramref name="path"/> this content; it keeps the mode it has.</summary>
    /// <param name="path">Full path in a folder that exists. A link is replaced by a file, so resolve it before.</param>
    /// <param name="content">All bytes of the file.</param>
    /// <exception cref="IOException">It cannot be written; nothing has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}{UnfinishedExtension}";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1))
                file.Write(content);
            Replace(path, temporary);
        }
        finally
        {
            // Gone after the move; left over when it failed.
            File.Delete(temporary);
        }
    }

    /// <summary>Puts another file in the place of the one at <paramref name="path"/>, if there is one; that gives it its mode.</summary>
    /// <param name="path">As for <see cref="Write"/>.</param>
    /// <param name="other">Full path of the other one, on the same disk.</param>
    /// <exception cref="IOException">It cannot be moved; nothing has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Replace(string path, string other)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path))
            File.SetUnixFileMode(other, File.GetUnixFileMode(path));
        File.Move(other, path, overwrite: true);
    }
}
