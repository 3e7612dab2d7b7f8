using System.Security.Cryptography;
using System.Text;
using Detections.Kusto;

namespace Detections.Catalog.Output;

/// <summary>The folder that a catalog is written to.</summary>
/// <param name="path">Full path; it need not exist.</param>
public sealed class CatalogFolder(string path)
{
    /// <summary>Whether there is a catalog, and it is that of a build without errors.</summary>
    /// <exception cref="IOException">The list of its files cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public bool HoldsWholeCatalog => CatalogManifest.Read(path) is { Count: > 0 } files && !files.Contains(ProvisionalNote.FileName);

    /// <summary>
    /// Makes the folder hold these files: what is there with the same bytes is not touched, what an earlier call wrote and is no longer
    /// a part is deleted, and what others put there stays. Each file is replaced as a whole.
    /// </summary>
    /// <exception cref="IOException">A file cannot be written or deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be written or deleted.</exception>
    public CatalogChanges Write(IReadOnlyCollection<CatalogFile> files)
    {
        var before = CatalogManifest.Read(path);
        var now = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        // First the list: whatever ends this process halfway, the next build knows what is ours.
        WriteIfChanged(new CatalogFile(CatalogManifest.FileName, CatalogManifest.Write(before.Concat(now))));

        var written = files.Count(WriteIfChanged);
        var deleted = before.Where(old => !now.Contains(old) && old != CatalogManifest.FileName).Count(Delete);
        WriteIfChanged(new CatalogFile(CatalogManifest.FileName, CatalogManifest.Write(now)));
        return new CatalogChanges(files.Count, written, deleted);
    }

    /// <summary>What the folder holds of a catalog: how many files beside the list of them, and a hash over the names and bytes of all of them.</summary>
    /// <returns>Null where there is no list, or a file it names is not there or cannot be read.</returns>
    public (int Files, byte[] Hash)? Look()
    {
        try
        {
            var listed = CatalogManifest.Read(path);
            return listed.Count == 0 ? null : (listed.Count - 1, HashOf(listed, file => File.ReadAllBytes(Path.Combine(path, file))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The hash of <see cref="Look"/> for a folder that these files were written to.</summary>
    public static byte[] HashOf(IEnumerable<CatalogFile> files)
    {
        var contents = files.ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal);
        contents.Add(CatalogManifest.FileName, CatalogManifest.Write(contents.Keys));
        return HashOf(contents.Keys.Order(StringComparer.Ordinal), file => contents[file]);
    }

    private static byte[] HashOf(IEnumerable<string> files, Func<string, byte[]> contentOf)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file)));
            hash.AppendData(SHA256.HashData(contentOf(file)));
        }
        return hash.GetHashAndReset();
    }

    private bool WriteIfChanged(CatalogFile file) => AtomicFile.WriteWhereChanged(Path.Combine(path, file.Path), file.Content);

    private bool Delete(string relative)
    {
        var target = Path.Combine(path, relative);
        if (!File.Exists(target))
            return false;
        File.Delete(target);
        for (var folder = Path.GetDirectoryName(target)!; folder.Length > path.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
            Directory.Delete(folder);
        return true;
    }
}

/// <summary>What a write of a catalog changed.</summary>
/// <param name="Files">How many files the catalog has.</param>
/// <param name="Written">How many of them were new or had another content.</param>
/// <param name="Deleted">How many of an earlier catalog went.</param>
public sealed record CatalogChanges(int Files, int Written, int Deleted);
