using System.Collections.Immutable;
using System.Text.Json;
using Detections.Kusto.Symbols;

namespace Detections.Kusto.Engine;

/// <summary>Reads the symbols of an answer. They refer to each other by index, in circles too, so they are made first and linked then.</summary>
internal static class SymbolReader
{
    public static Symbol[] Read(JsonElement list)
    {
        var descriptions = list.EnumerateArray().ToArray();
        var symbols = descriptions.Select(Make).ToArray();
        for (var i = 0; i < symbols.Length; i++)
            Link(symbols[i], descriptions[i], symbols);
        return symbols;
    }

    private static Symbol Make(JsonElement description)
    {
        var kind = description[0].GetString();
        return kind switch
        {
            "tuple" => new TupleSymbol(""),
            "column" => new ColumnSymbol(Name(description)),
            "table" => new TableSymbol(Name(description), description[3].GetBoolean(), description[4].GetBoolean()),
            "function" => new FunctionSymbol(Name(description), Origin(description[2].GetString())),
            "variable" => new VariableSymbol(Name(description)),
            "parameter" => new ParameterSymbol(Name(description)),
            "scalar" => new ScalarSymbol(Name(description)),
            "other" => new OtherSymbol(Name(description), description[2].GetString()!),
            _ => throw new JsonException($"Unknown symbol '{kind}'."),
        };
    }

    private static void Link(Symbol symbol, JsonElement description, Symbol[] symbols)
    {
        switch (symbol)
        {
            case ColumnSymbol column:
                column.Type = At<TypeSymbol>(description[2], symbols);
                column.Table = At<TableSymbol>(description[3], symbols);
                column.Originals = Columns(description[4], symbols);
                break;
            case TableSymbol table:
                table.Columns = Columns(description[2], symbols);
                break;
            case TupleSymbol tuple:
                tuple.Columns = Columns(description[1], symbols);
                break;
            case VariableSymbol variable:
                variable.Type = At<TypeSymbol>(description[2], symbols);
                break;
            case ParameterSymbol parameter:
                parameter.Type = At<TypeSymbol>(description[2], symbols);
                break;
        }
    }

    private static string Name(JsonElement description) => description[1].GetString() ?? "";

    private static FunctionOrigin Origin(string? name) => name switch
    {
        "builtIn" => FunctionOrigin.BuiltIn,
        "aggregate" => FunctionOrigin.Aggregate,
        "plugIn" => FunctionOrigin.PlugIn,
        "database" => FunctionOrigin.Database,
        _ => FunctionOrigin.Local,
    };

    private static T? At<T>(JsonElement index, Symbol[] symbols)
        where T : Symbol =>
        index.GetInt32() is >= 0 and var i ? symbols[i] as T : null;

    private static ImmutableArray<ColumnSymbol> Columns(JsonElement indexes, Symbol[] symbols) =>
        [.. indexes.EnumerateArray().Select(index => symbols[index.GetInt32()]).OfType<ColumnSymbol>()];
}
