using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Detections.Analysis.Shards;

/// <summary>A part of the files of a build, which a machine of its own looks at: <c>2/8</c> is the second of eight.</summary>
public sealed record DetectionShard
{
    private const int MostShards = 1000;

    private DetectionShard(int number, int count) => (Number, Count) = (number, count);

    /// <summary>Which one it is, from 1 to <see cref="Count"/>.</summary>
    public int Number { get; }

    /// <summary>Into how many the files are parted.</summary>
    public int Count { get; }

    /// <summary>The shard of this number; null where there is none.</summary>
    public static DetectionShard? Of(int number, int count) => count is >= 1 and <= MostShards && number >= 1 && number <= count ? new DetectionShard(number, count) : null;

    /// <summary>Reads <c>2/8</c>; null for anything else.</summary>
    public static DetectionShard? Find(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Of(number, count)
            : null;

    /// <summary>Whether a file is one of this part: the same on every machine, and whatever other files there are.</summary>
    /// <param name="path">Its path from the root of the repository, with <c>/</c>.</param>
    public bool Contains(string path) => NumberOf(path, Count) == Number;

    /// <summary>The <see cref="Number"/> of the shard that a file is in.</summary>
    /// <param name="path">Its path from the root of the repository, with <c>/</c>.</param>
    /// <param name="count">Into how many the files are parted.</param>
    /// <remarks>The first eight bytes of the SHA-256 hash of the path in UTF-8 are a number, the highest byte first. What is left of it, divided by the count, is the number of the shard less one.</remarks>
    public static int NumberOf(string path, int count) => 1 + (int)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(path))) % (ulong)count);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
