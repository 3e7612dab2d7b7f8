using System.Security.Cryptography;

namespace Detections.Analysis.Caching;

/// <summary>Results as the bytes of a file: format, number of the build, entries, and a hash of all that.</summary>
internal static class ResultFile
{
    // Changes whenever the file or what stands in it is written in another way.
    private const int Format = 3;

    private const int KeyLength = SHA256.HashSizeInBytes;

    public static byte[] Write(int build, IEnumerable<ResultEntry> entries)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Format);
        writer.Write(build);
        foreach (var entry in entries)
        {
            writer.Write(Convert.FromHexString(entry.Key));
            writer.Write(entry.LastUse);
            writer.Write(entry.Content.Count);
            writer.Write(entry.Content);
        }
        writer.Flush();
        stream.Position = 0;
        writer.Write(SHA256.HashData(stream));
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; the entries refer to <paramref name="content"/>.</summary>
    /// <returns>The build that wrote it and the entries, or null for what is damaged, of another format or no such file.</returns>
    public static (int Build, List<ResultEntry> Entries)? Read(byte[] content)
    {
        var length = content.Length - SHA256.HashSizeInBytes;
        if (length < 2 * sizeof(int) || !SHA256.HashData(content.AsSpan(0, length)).AsSpan().SequenceEqual(content.AsSpan(length)))
            return null;
        using var reader = new BinaryReader(new MemoryStream(content, 0, length));
        if (reader.ReadInt32() != Format)
            return null;
        var build = reader.ReadInt32();
        var entries = new List<ResultEntry>();
        while (reader.BaseStream.Position < length)
        {
            if (length - reader.BaseStream.Position < ResultEntry.SizeOfHead)
                return null;
            var key = Convert.ToHexString(reader.ReadBytes(KeyLength));
            var lastUse = reader.ReadInt32();
            var size = reader.ReadInt32();
            var start = (int)reader.BaseStream.Position;
            if (size < 0 || size > length - start)
                return null;
            entries.Add(new ResultEntry(key, lastUse, new ArraySegment<byte>(content, start, size)));
            reader.BaseStream.Position += size;
        }
        return (build, entries);
    }
}

/// <summary>A result in a file.</summary>
/// <param name="Key">From <see cref="ResultKey"/>.</param>
/// <param name="LastUse">The number of the last build that asked for it.</param>
/// <param name="Content">Its bytes.</param>
internal readonly record struct ResultEntry(string Key, int LastUse, ArraySegment<byte> Content)
{
    /// <summary>Bytes that the file has for each entry beside its content.</summary>
    public const int SizeOfHead = SHA256.HashSizeInBytes + (2 * sizeof(int));

    public long Size => SizeOfHead + Content.Count;
}
