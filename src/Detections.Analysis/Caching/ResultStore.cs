using System.Collections.Concurrent;
using System.Security.Cryptography;
using Detections.Kusto;

namespace Detections.Analysis.Caching;

/// <summary>
/// Results of earlier builds in one file, each under a hash of all it follows from. A file that is damaged counts as an empty one.
/// Of two builds that write at once, the later one wins, and the other's results are made again. Safe to share between threads.
/// </summary>
public sealed class ResultStore
{
    private const string FileName = "results.bin";

    // Changes whenever the file or what stands in it is written in another way.
    private const int Format = 2;

    private const int KeyLength = SHA256.HashSizeInBytes;

    // Results of other branches and earlier versions stay, but reading the file must not take longer and longer.
    private const int MostVersions = 8;
    private const long FewBytes = 1024 * 1024;

    private readonly string _path;
    private readonly int _build;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private bool _hasNew;

    private ResultStore(string path, byte[] content)
    {
        _path = path;
        _build = 1 + Read(content);
    }

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
        if (!_hasNew)
            return null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            AtomicFile.Write(_path, Write(Kept(mostBytes)));
            _hasNew = false;
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
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
    public void Keep(string key, byte[] content)
    {
        _entries[key] = new Entry(content) { LastUse = _build };
        _hasNew = true;
    }

    private List<KeyValuePair<string, Entry>> Kept(long mostBytes)
    {
        var used = _entries.Values.Where(entry => entry.LastUse == _build).Sum(SizeOf);
        var left = Math.Min(mostBytes, Math.Max(FewBytes, MostVersions * used));
        var kept = new List<KeyValuePair<string, Entry>>();
        foreach (var entry in _entries.OrderByDescending(entry => entry.Value.LastUse).ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            left -= SizeOf(entry.Value);
            if (left < 0)
                break;
            kept.Add(entry);
        }
        return kept;
    }

    private static long SizeOf(Entry entry) => KeyLength + (2 * sizeof(int)) + entry.Content.Count;

    // Format, build, entries, and a hash of all that.
    private byte[] Write(List<KeyValuePair<string, Entry>> entries)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Format);
        writer.Write(_build);
        foreach (var (key, entry) in entries)
        {
            writer.Write(Convert.FromHexString(key));
            writer.Write(entry.LastUse);
            writer.Write(entry.Content.Count);
            writer.Write(entry.Content);
        }
        writer.Flush();
        stream.Position = 0;
        writer.Write(SHA256.HashData(stream));
        return stream.ToArray();
    }

    // The number of the build that wrote the content; 0 for what is no such file.
    private int Read(byte[] content)
    {
        var length = content.Length - SHA256.HashSizeInBytes;
        if (length < 2 * sizeof(int) || !SHA256.HashData(content.AsSpan(0, length)).AsSpan().SequenceEqual(content.AsSpan(length)))
            return 0;
        using var reader = new BinaryReader(new MemoryStream(content, 0, length));
        if (reader.ReadInt32() != Format)
            return 0;
        var build = reader.ReadInt32();
        while (reader.BaseStream.Position < length)
        {
            var key = Convert.ToHexString(reader.ReadBytes(KeyLength));
            var lastUse = reader.ReadInt32();
            var size = reader.ReadInt32();
            _entries[key] = new Entry(new ArraySegment<byte>(content, (int)reader.BaseStream.Position, size)) { LastUse = lastUse };
            reader.BaseStream.Position += size;
        }
        return build;
    }

    private sealed class Entry(ArraySegment<byte> content)
    {
        public ArraySegment<byte> Content => content;

        /// <summary>The number of the last build that asked for it.</summary>
        public int LastUse { get; set; }
    }
}
