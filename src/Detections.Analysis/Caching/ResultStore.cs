using System.Collections.Concurrent;
using Detections.Kusto;

namespace Detections.Analysis.Caching;

/// <summary>
/// Results of earlier builds in one file, each under a hash of all it follows from. A file that is damaged counts as an empty one.
/// Of two builds that write at once, the later one wins, and the other's results are made again. Safe to share between threads.
/// </summary>
public sealed class ResultStore
{
    private const string FileName = "results.bin";

    // Results of other branches and earlier versions stay, but reading the file must not take longer and longer.
    private const int MostVersions = 8;
    private const long FewBytes = 1024 * 1024;

    private readonly string? _path;
    private readonly int _build;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private bool _hasNew;

    private ResultStore(string? path, byte[] content)
    {
        _path = path;
        var (build, entries) = ResultFile.Read(content) ?? (0, []);
        _build = 1 + build;
        foreach (var entry in entries)
            _entries[entry.Key] = new Entry(entry.Content) { LastUse = entry.LastUse };
    }

    /// <summary>A store for the results of one build, that is not saved.</summary>
    public static ResultStore InMemory() => new(null, []);

    /// <summary>Reads what is kept in a folder; nothing where there is nothing, or nothing that can be read.</summary>
    /// <param name="folder">Full path of the folder; made when something is saved.</param>
    public static ResultStore Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return new ResultStore(path, File.Exists(path) ? File.ReadAllBytes(path) : []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ResultStore(path, []);
        }
    }

    /// <summary>Writes the file anew if something is to be kept that was not in it.</summary>
    /// <param name="mostBytes">About how large the file may become. The results that were not asked for the longest time are left out.</param>
    /// <returns>Null, or why it cannot be written; then it only costs the next build time.</returns>
    public string? Save(long mostBytes)
    {
        if (!_hasNew || _path is null)
            return null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            AtomicFile.Write(_path, ResultFile.Write(_build, Kept(mostBytes)));
            _hasNew = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
        DeleteLeftovers(_path);
        return null;
    }

    /// <summary>The result under <paramref name="key"/>, from <see cref="ResultKey"/>; null where there is none.</summary>
    public ArraySegment<byte>? Find(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return null;
        entry.LastUse = _build;
        return entry.Content;
    }

    /// <summary>Keeps a result in place of the one there may be.</summary>
    public void Keep(string key, ArraySegment<byte> content)
    {
        _entries[key] = new Entry(content) { LastUse = _build };
        _hasNew = true;
    }

    /// <summary>The results that this build asked for or made, by key.</summary>
    internal IEnumerable<ResultEntry> Used() => Entries().Where(entry => entry.LastUse == _build).OrderBy(entry => entry.Key, StringComparer.Ordinal);

    private List<ResultEntry> Kept(long mostBytes)
    {
        var left = Math.Min(mostBytes, Math.Max(FewBytes, MostVersions * Used().Sum(entry => entry.Size)));
        var kept = new List<ResultEntry>();
        foreach (var entry in Entries().OrderByDescending(entry => entry.LastUse).ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            left -= entry.Size;
            if (left < 0)
                break;
            kept.Add(entry);
        }
        return kept;
    }

    private static void DeleteLeftovers(string path)
    {
        try
        {
            foreach (var left in AtomicFile.Unfinished(path).Where(AtomicFile.IsLeftOver))
                left.Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The results are saved; the next build that saves some tries again.
        }
    }

    private IEnumerable<ResultEntry> Entries() => _entries.Select(entry => new ResultEntry(entry.Key, entry.Value.LastUse, entry.Value.Content));

    private sealed class Entry(ArraySegment<byte> content)
    {
        public ArraySegment<byte> Content => content;

        /// <summary>The number of the last build that asked for it.</summary>
        public int LastUse { get; set; }
    }
}
