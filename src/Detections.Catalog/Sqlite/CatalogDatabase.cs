using System.Buffers;
using System.Text;
using System.Text.Json;
using Detections.Catalog.Pages;
using Detections.Kusto.Engine;

namespace Detections.Catalog.Sqlite;

/// <summary>The catalog as a SQLite database. The same rules give the same bytes.</summary>
/// <param name="script">Makes the database from its rows.</param>
internal sealed class CatalogDatabase(NodeScript script)
{
    public const string FileName = "catalog.db";

    // What is handed to the script at once, about.
    private const int BytesAtOnce = 64 * 1024;

    /// <exception cref="IOException">The database cannot be made, or not be written.</exception>
    public Task WriteAsync(Task<CatalogPages> pages, Stream output, CancellationToken cancellationToken) => script.RunAsync(PartsAsync(pages), output, cancellationToken);

    private static async Task<IEnumerable<ReadOnlyMemory<byte>>> PartsAsync(Task<CatalogPages> pages) => Parts(await pages.ConfigureAwait(false));

    // The script says what stands in which line.
    private static IEnumerable<ReadOnlyMemory<byte>> Parts(CatalogPages pages)
    {
        var lines = new ArrayBufferWriter<byte>(2 * BytesAtOnce);
        using var json = new Utf8JsonWriter(lines);
        foreach (var line in Lines(pages))
        {
            WriteLine(line, json, lines);
            if (lines.WrittenCount < BytesAtOnce)
                continue;
            yield return lines.WrittenMemory;
            lines.Clear();
        }
        yield return lines.WrittenMemory;
    }

    private static IEnumerable<object> Lines(CatalogPages pages)
    {
        yield return Encoding.UTF8.GetString(EmbeddedFile.Read("catalog.sql"));
        foreach (var (name, rows) in Tables(pages))
        {
            yield return name;
            foreach (var row in rows)
                yield return row;
        }
    }

    private static IEnumerable<(string Name, IEnumerable<object?[]> Rows)> Tables(CatalogPages pages) =>
    [
        ("rules", RuleRows.Of(pages)),
        .. RuleRows.Details(pages),
        .. QueryRows.Of(pages),
        .. AttackRows.Of(pages.Catalog.Knowledge.Attack),
        // Last, for it takes long to find them.
        ("rule_neighbors", RuleRows.Neighbors(pages)),
    ];

    private static void WriteLine(object line, Utf8JsonWriter json, ArrayBufferWriter<byte> lines)
    {
        if (line is object?[] row)
        {
            json.WriteStartArray();
            foreach (var value in row)
                WriteValue(value, json);
            json.WriteEndArray();
        }
        else
        {
            WriteValue(line, json);
        }
        json.Flush();
        json.Reset();
        lines.Write("\n"u8);
    }

    private static void WriteValue(object? value, Utf8JsonWriter json)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            default:
                throw new InvalidOperationException($"No column takes a {value.GetType().Name}.");
        }
    }
}
