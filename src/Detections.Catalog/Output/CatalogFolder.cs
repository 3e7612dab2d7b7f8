using System.Security.Cryptography;
using System.Text;

namespace Detections.Catalog.Output;

/// <summary>The folder that a catalog is written to.</summary>
/// <param name="path">Full path; it need not exist.</param>
public sealed class CatalogFolder(string path)
{
    /// <summary>Whether there is a catalog, and it is that of a build without errors.</summary>
    /// <exception cref="IOException">The list of its files cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public bool HoldsWholeCatalog => CatalogManifest.Read(path) is { Count: > 0 } files && !files.Contains(ProvisionalNote.FileName);

    /// <summary>What the folder holds of a catalog: how many files beside the list of them, and a hash over the names and bytes of all of them.</summary>
    /// <returns>Null where there is no list, or a file it names is not there or cannot be read.</returns>
    internal (int Files, byte[] Hash)? Look()
    {
        try
        {
            var listed = CatalogManifest.Read(path);
            return listed.Count == 0 ? null : (listed.Count - 1, HashOf(listed.Select(file => KeyValuePair.Create(file, HashOf(Path.Combine(path, file))))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The hash of <see cref="Look"/> for files with these hashes, the list of them included.</summary>
    internal static byte[] HashOf(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (file, content) in files.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file)));
            hash.AppendData(content);
        }
        return hash.GetHashAndReset();
    }

    /// <summary>The hash of the bytes of a file.</summary>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    internal static byte[] HashOf(string file)
    {
        using var content = File.OpenRead(file);
        return SHA256.HashData(content);
    }
}
