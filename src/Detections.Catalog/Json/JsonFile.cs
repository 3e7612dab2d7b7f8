using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Detections.Catalog.Json;

/// <summary>How the catalog writes JSON: UTF-8, indented, <c>\n</c> on every system, names in camel case, nothing where there is no value.</summary>
internal static class JsonFile
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // For programs and for people who look at a difference: the file is no part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        // A condition is read up to 100 levels deep, in pipelines in pipelines, and each level takes several here.
        MaxDepth = 1024,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new DurationConverter() },
    };

    public static byte[] Write(object value)
    {
        using var content = new MemoryStream();
        Write(content, value);
        return content.ToArray();
    }

    public static void Write(Stream output, object value)
    {
        if (Environment.NewLine != "\n")
        {
            using var content = new MemoryStream();
            JsonSerializer.Serialize(content, value, value.GetType(), Options);
            output.Write([.. content.ToArray().Where(one => one != (byte)'\r')]);
        }
        else
        {
            JsonSerializer.Serialize(output, value, value.GetType(), Options);
        }
        output.WriteByte((byte)'\n');
    }
}
