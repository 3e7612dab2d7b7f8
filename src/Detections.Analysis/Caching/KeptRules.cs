using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using Detections.Analysis.Catalog;

namespace Detections.Analysis.Caching;

/// <summary>What the catalog knows of the rules of a file as bytes: compressed, for most of it is text, and that several times.</summary>
internal static class KeptRules
{
    // Far more than a file of rules can give. What is larger is kept and not read.
    private const int MostBytes = 256 * 1024 * 1024;

    public static byte[] Write(ImmutableArray<CatalogRule> rules)
    {
        using var plain = new MemoryStream();
        using var fields = KeptFields.To(plain);
        fields.All<CatalogRule>(rules, new RuleFields(fields).Rule);
        using var stream = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, (int)plain.Length);
        stream.Write(length);
        using (var compressed = new DeflateStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            compressed.Write(plain.GetBuffer(), 0, (int)plain.Length);
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <returns>Null for anything else.</returns>
    public static ImmutableArray<CatalogRule>? Read(ArraySegment<byte> content)
    {
        if (content.Count < sizeof(int))
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(content);
        if (length is < 0 or > MostBytes)
            return null;
        try
        {
            using var compressed = new DeflateStream(new MemoryStream(content.Array!, content.Offset + sizeof(int), content.Count - sizeof(int)), CompressionMode.Decompress);
            var plain = new byte[length];
            compressed.ReadExactly(plain);
            using var fields = KeptFields.From(plain);
            var rules = fields.All<CatalogRule>(null, new RuleFields(fields).Rule);
            return fields.AreAtEnd ? rules : null;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException)
        {
            return null;
        }
    }
}
