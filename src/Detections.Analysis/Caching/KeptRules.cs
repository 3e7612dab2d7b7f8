using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Detections.Analysis.Catalog;

namespace Detections.Analysis.Caching;

/// <summary>What the catalog knows of the rules of a file as bytes: compressed JSON, for most of it is text, and that several times.</summary>
internal static class KeptRules
{
    // Far more than a file of rules can give. What is larger is kept and not read.
    private const int MostBytes = 256 * 1024 * 1024;

    public static byte[] Write(ImmutableArray<CatalogRule> rules)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(rules, KeptRulesJson.Default.ImmutableArrayCatalogRule);
        using var stream = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, json.Length);
        stream.Write(length);
        using (var compressed = new DeflateStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            compressed.Write(json);
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
            var json = new byte[length];
            compressed.ReadExactly(json);
            return JsonSerializer.Deserialize(json, KeptRulesJson.Default.ImmutableArrayCatalogRule);
        }
        catch (Exception exception) when (exception is JsonException or IOException or InvalidDataException)
        {
            return null;
        }
    }
}

/// <content>Made by the compiler from the records, so that no property can be forgotten and none is looked for at run time.</content>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 1024)]
[JsonSerializable(typeof(ImmutableArray<CatalogRule>))]
internal sealed partial class KeptRulesJson : JsonSerializerContext;
