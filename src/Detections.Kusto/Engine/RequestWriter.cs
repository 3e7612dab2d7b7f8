using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Detections.Kusto.Schema;

namespace Detections.Kusto.Engine;

/// <summary>
/// Writes the requests to one worker and remembers what it was told: a definition is sent once, later queries name
/// it by its key. The other side is <c>Host/schema.js</c>.
/// </summary>
internal sealed class RequestWriter
{
    private readonly Dictionary<object, int> _keys = new(ReferenceEqualityComparer.Instance);
    private int _requests;

    public byte[] Write(string text, SchemaSubset schema, TimeSpan timeLimit)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("id", _requests++);
            json.WriteNumber("timeLimit", (long)timeLimit.TotalMilliseconds);
            json.WriteString("text", text);
            var used = new List<int>();
            json.WriteStartArray("define");
            foreach (var table in schema.Tables)
                used.Add(Define(json, table, () => WriteTable(json, table)));
            foreach (var function in schema.Functions)
                used.Add(Define(json, function, () => WriteFunction(json, function)));
            foreach (var watchlist in schema.Watchlists)
                used.Add(Define(json, watchlist, () => WriteWatchlist(json, watchlist)));
            json.WriteEndArray();
            json.WriteStartArray("use");
            foreach (var key in used)
                json.WriteNumberValue(key);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The request to lay a query out; it needs no definitions.</summary>
    public byte[] WriteFormat(string text, TimeSpan timeLimit)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("id", _requests++);
            json.WriteNumber("timeLimit", (long)timeLimit.TotalMilliseconds);
            json.WriteString("format", text);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private int Define(Utf8JsonWriter json, object definition, Action write)
    {
        if (_keys.TryGetValue(definition, out var known))
            return known;

        var key = _keys.Count;
        _keys.Add(definition, key);
        json.WriteStartObject();
        json.WriteNumber("key", key);
        write();
        json.WriteEndObject();
        return key;
    }

    private static void WriteTable(Utf8JsonWriter json, SchemaTable table)
    {
        json.WriteString("kind", "table");
        json.WriteString("name", table.Name);
        WriteColumns(json, table.Columns, table.IsOpen);
    }

    private static void WriteWatchlist(Utf8JsonWriter json, SchemaWatchlist watchlist)
    {
        json.WriteString("kind", "watchlist");
        json.WriteString("name", watchlist.Alias);
        WriteColumns(json, watchlist.Columns, isOpen: false);
    }

    private static void WriteFunction(Utf8JsonWriter json, SchemaFunction function)
    {
        json.WriteString("kind", "function");
        json.WriteString("name", function.Name);
        json.WriteString("parameters", function.Parameters);
        json.WriteBoolean("anyArguments", function.AcceptsAnyArguments);
        if (function.Body is not null)
        {
            json.WriteString("body", function.Body);
            return;
        }
        json.WriteStartObject("output");
        WriteOutput(json, function.Output ?? throw new InvalidOperationException($"The function '{function.Name}' has neither body nor output."));
        json.WriteEndObject();
    }

    private static void WriteOutput(Utf8JsonWriter json, FunctionOutput output)
    {
        switch (output)
        {
            case FunctionOutput.Tabular tabular:
                json.WriteString("kind", "tabular");
                WriteColumns(json, tabular.Columns, tabular.IsOpen);
                break;
            case FunctionOutput.Scalar scalar:
                json.WriteString("kind", "scalar");
                json.WriteString("type", scalar.Type);
                break;
            case FunctionOutput.InputPlus input:
                json.WriteString("kind", "inputPlus");
                WriteColumns(json, input.Added, isOpen: false);
                break;
            case FunctionOutput.Database database:
                json.WriteString("kind", "database");
                json.WriteBoolean("open", database.IsOpen);
                json.WriteBoolean("foreign", database.IsForeign);
                break;
            case FunctionOutput.Watchlist:
                json.WriteString("kind", "watchlist");
                break;
            default:
                throw new InvalidOperationException($"Unknown function output '{output.GetType().Name}'.");
        }
    }

    private static void WriteColumns(Utf8JsonWriter json, ImmutableArray<SchemaColumn> columns, bool isOpen)
    {
        json.WriteStartArray("columns");
        foreach (var column in columns)
        {
            json.WriteStringValue(column.Name);
            json.WriteStringValue(column.Type);
        }
        json.WriteEndArray();
        json.WriteBoolean("open", isOpen);
    }
}
