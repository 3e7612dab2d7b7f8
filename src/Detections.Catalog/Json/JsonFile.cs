using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Detections.Catalog.Json;

/// <summary>How the catalog writes JSON: UTF-8, indented, <c>\n</c> on every system, names in camel case, nothing where there is no value.</summary>
internal static class JsonFile
{
    /// <summary>How deep objects and lists stand in each other at most.</summary>
    public const int MaxDepth = 1_000;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // For programs and for people who look at a difference: the file is no part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        // Conditions are trees, and rows can be taken in by rows: of both no more levels are read than fit.
        MaxDepth = MaxDepth,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new DurationConverter() },
    };

    public static byte[] Write(object value)
    {
        using var stream = new MemoryStream();
        JsonSerializer.Serialize(stream, value, value.GetType(), Options);
        stream.WriteByte((byte)'\n');
        return Environment.NewLine == "\n" ? stream.ToArray() : [.. stream.ToArray().Where(one => one != (byte)'\r')];
    }
}
