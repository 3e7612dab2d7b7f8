using System.Collections.Concurrent;
using System.Globalization;
using Detections.Kusto;

namespace Detections.Catalog.Output;

/// <summary>Files that are written and not yet in place. They wait in a folder in that of the catalog, for there a move is no copy. Safe to share between threads.</summary>
/// <param name="folder">Full path of the folder they are for; made when the first one comes.</param>
internal sealed class WaitingFiles(string folder) : IDisposable
{
    private const string Prefix = "catalog-";
    private const string Extension = ".unfinished";

    private readonly string _own = Path.Combine(folder, $"{Prefix}{Guid.NewGuid():N}{Extension}");
    private readonly ConcurrentDictionary<string, string> _places = new(StringComparer.Ordinal);
    private int _last;

    /// <summary>Full path of a file that is not there yet, for the content of another.</summary>
    /// <param name="path">The other one, relative to the folder.</param>
    public string PlaceFor(string path)
    {
        Directory.CreateDirectory(_own);
        return _places[path] = Path.Combine(_own, Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Forgets a file, for it need not be moved.</summary>
    /// <param name="path">As for <see cref="PlaceFor"/>.</param>
    public void LetGo(string path)
    {
        if (_places.TryRemove(path, out var place))
            File.Delete(place);
    }

    /// <summary>Moves all files to where they belong, each as a whole.</summary>
    /// <returns>How many.</returns>
    public int PutInPlace()
    {
        foreach (var (path, place) in _places)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            AtomicFile.Replace(target, place);
        }
        return _places.Count;
    }

    /// <summary>Deletes what still waits, and what was left by a build that was ended.</summary>
    public void Dispose()
    {
        try
        {
            foreach (var left in new DirectoryInfo(folder).EnumerateDirectories($"{Prefix}*{Extension}").Where(left => left.FullName == _own || AtomicFile.IsLeftOver(left)))
                left.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // They are in nobody's way, and the next build tries again.
        }
    }
}
