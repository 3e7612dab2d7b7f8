using System.Collections.Concurrent;
using System.Security.Cryptography;
using Detections.Kusto;

namespace Detections.Catalog.Output;

/// <summary>
/// Gives a folder the files of a catalog. They are taken as they are made: what the folder has already is let go, and what is new waits in a
/// folder beside until all are made. So an update that breaks off changes nothing, and nobody holds a whole catalog. Safe to share between threads.
/// </summary>
/// <param name="folder">Full path of the folder; it need not exist.</param>
internal sealed class CatalogUpdate(string folder) : IDisposable
{
    private readonly WaitingFiles _waiting = new(folder);
    private readonly ConcurrentDictionary<string, byte[]> _hashes = new(StringComparer.Ordinal);

    /// <summary>A hash over the names and bytes of all files: that of <see cref="CatalogFolder.Look"/> once they are in place.</summary>
    public byte[] Hash => CatalogFolder.HashOf(_hashes.Append(KeyValuePair.Create(CatalogManifest.FileName, SHA256.HashData(CatalogManifest.Of(_hashes.Keys)))));

    /// <summary>Takes a file.</summary>
    /// <exception cref="IOException">It cannot be compared with the one that is there, or not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Add(CatalogFile file)
    {
        _hashes[file.Path] = SHA256.HashData(file.Content);
        if (!AtomicFile.Holds(Path.Combine(folder, file.Path), file.Content))
            File.WriteAllBytes(_waiting.PlaceFor(file.Path), file.Content);
    }

    /// <summary>Takes a file that is too large to be held.</summary>
    /// <param name="path">As <see cref="CatalogFile.Path"/>.</param>
    /// <param name="write">Writes its content.</param>
    /// <inheritdoc cref="Add(CatalogFile)" path="/exception"/>
    public async Task AddAsync(string path, Func<Stream, Task> write)
    {
        using (var file = new FileStream(_waiting.PlaceFor(path), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            await write(file).ConfigureAwait(false);
            file.Position = 0;
            _hashes[path] = SHA256.HashData(file);
        }
        var there = Path.Combine(folder, path);
        if (File.Exists(there) && CatalogFolder.HashOf(there).AsSpan().SequenceEqual(_hashes[path]))
            _waiting.LetGo(path);
    }

    /// <summary>Puts what waits in place, and deletes what earlier updates wrote and this one did not take. What others put into the folder stays.</summary>
    /// <exception cref="IOException">A file cannot be written or deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be written or deleted.</exception>
    public CatalogChanges Finish()
    {
        var before = CatalogManifest.Read(folder);
        // First the list: whatever ends this process halfway, the next build knows what is ours.
        List(before.Concat(_hashes.Keys));
        var written = _waiting.PutInPlace();
        var deleted = before.Where(old => !_hashes.ContainsKey(old) && old != CatalogManifest.FileName).Count(Delete);
        List(_hashes.Keys);
        return new CatalogChanges(_hashes.Count, written, deleted);
    }

    public void Dispose() => _waiting.Dispose();

    private void List(IEnumerable<string> files) => AtomicFile.WriteWhereChanged(Path.Combine(folder, CatalogManifest.FileName), CatalogManifest.Of(files));

    private bool Delete(string relative)
    {
        var target = Path.Combine(folder, relative);
        if (!File.Exists(target))
            return false;
        File.Delete(target);
        for (var parent = Path.GetDirectoryName(target)!; parent.Length > folder.Length && !Directory.EnumerateFileSystemEntries(parent).Any(); parent = Path.GetDirectoryName(parent)!)
            Directory.Delete(parent);
        return true;
    }
}

/// <summary>What an update of a catalog changed.</summary>
/// <param name="Files">How many files the catalog has.</param>
/// <param name="Written">How many of them were new or had another content.</param>
/// <param name="Deleted">How many of an earlier catalog went.</param>
public sealed record CatalogChanges(int Files, int Written, int Deleted);
