using System.Collections.Immutable;
using Detections.Kusto.Json;

namespace Detections.Kusto.Schema.Declarations;

/// <summary>
/// Reads the JSON with which Azure-Sentinel's query validation is told about custom tables
/// (<c>.script/tests/KqlvalidationsTests/CustomTables</c>) and custom functions (<c>CustomFunctions</c> there).
/// Keys of any letter case; keys it does not know are somebody else's.
/// </summary>
internal sealed class SentinelJsonReader
{
    private readonly SchemaFile _file;

    private SentinelJsonReader(SchemaFile file) => _file = file;

    public static void Read(SchemaFile file)
    {
        var reader = new SentinelJsonReader(file);
        var (root, problem) = JsonParser.Parse(file.Content, DocumentNode.MaxDepth);
        if (problem is not null)
        {
            file.Report(problem.Span, SchemaProblemKind.FileIsLost, $"The JSON cannot be read from here on: {problem.Reason}.");
            return;
        }
        foreach (var declaration in root is JsonArray list ? list.Items : [root!])
            reader.ReadDeclaration(declaration);
    }

    private void ReadDeclaration(JsonNode node)
    {
        if (Find(node, "FunctionName") is JsonScalar function)
            ReadFunction(node, function);
        else if (Find(node, "Name") is JsonScalar table && Find(node, "Properties") is JsonArray properties)
            _file.AddTable(new SchemaTable(table.Value, Columns(properties)), isAddition: false, table.Span);
        else
            _file.Report(node.Span with { Length = 0 }, SchemaProblemKind.NothingIsDeclared, "The JSON is neither a custom table ('Name' and 'Properties') nor a custom function ('FunctionName').");
    }

    private void ReadFunction(JsonNode node, JsonScalar name)
    {
        var columns = Find(node, "FunctionResultColumns") as JsonArray;
        var output = new FunctionOutput.Tabular(columns is null ? [] : Columns(columns), IsOpen: columns is null);
        _file.AddFunction(new SchemaFunction(name.Value, Parameters(Find(node, "FunctionParameters"))) { Output = output }, name.Span);
    }

    private ImmutableArray<SchemaColumn> Columns(JsonArray properties)
    {
        var columns = new ColumnList();
        foreach (var (name, type, _) in Described(properties))
            _file.AddColumn(columns, name.Value, name.Span, type.Value, type.Span);
        return columns.ToImmutable();
    }

    private string Parameters(JsonNode? parameters)
    {
        var list = new ParameterList(_file);
        if (parameters is JsonArray sequence)
        {
            foreach (var (name, type, parameter) in Described(sequence))
                list.AddTyped(name.Value, name.Span, type.Value, type.Span, IsRequired(parameter));
        }
        return list.ToString();
    }

    private IEnumerable<(JsonScalar Name, JsonScalar Type, JsonNode Item)> Described(JsonArray items)
    {
        foreach (var item in items.Items)
        {
            if (Find(item, "Name") is JsonScalar name && Find(item, "Type") is JsonScalar type)
                yield return (name, type, item);
            else
                _file.Report(item.Span, SchemaProblemKind.DetailIsLost, "The item has to have a 'Name' and a 'Type'.");
        }
    }

    private static bool IsRequired(JsonNode parameter) => Find(parameter, "IsRequired") is JsonScalar { Value: "true" };

    private static JsonNode? Find(JsonNode node, string key) =>
        (node as JsonObject)?.Find(key, StringComparison.OrdinalIgnoreCase);
}
