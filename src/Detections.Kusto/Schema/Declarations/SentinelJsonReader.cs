using System.Collections.Immutable;

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
        switch (JsonNodes.Read(file))
        {
            case DocumentSequence list:
                foreach (var item in list.Items)
                    reader.ReadDeclaration(item);
                break;
            case { } root:
                reader.ReadDeclaration(root);
                break;
        }
    }

    private void ReadDeclaration(DocumentNode node)
    {
        if (Find(node, "FunctionName") is DocumentScalar function)
            ReadFunction(node, function);
        else if (Find(node, "Name") is DocumentScalar table && Find(node, "Properties") is DocumentSequence properties)
            _file.AddTable(new SchemaTable(table.Value, Columns(properties)), isAddition: false, table.Span);
        else
            _file.Report(node.Span with { Length = 0 }, SchemaProblemKind.NothingIsDeclared, "The JSON is neither a custom table ('Name' and 'Properties') nor a custom function ('FunctionName').");
    }

    private void ReadFunction(DocumentNode node, DocumentScalar name)
    {
        var columns = Find(node, "FunctionResultColumns") as DocumentSequence;
        var output = new FunctionOutput.Tabular(columns is null ? [] : Columns(columns), IsOpen: columns is null);
        _file.AddFunction(new SchemaFunction(name.Value, Parameters(Find(node, "FunctionParameters"))) { Output = output }, name.Span);
    }

    private ImmutableArray<SchemaColumn> Columns(DocumentSequence properties)
    {
        var columns = new ColumnList();
        foreach (var (name, type, _) in Described(properties))
            _file.AddColumn(columns, name.Value, name.Span, type.Value, type.Span);
        return columns.ToImmutable();
    }

    private string Parameters(DocumentNode? parameters)
    {
        var list = new ParameterList(_file);
        if (parameters is DocumentSequence sequence)
        {
            foreach (var (name, type, parameter) in Described(sequence))
                list.AddTyped(name.Value, name.Span, type.Value, type.Span, IsRequired(parameter));
        }
        return list.ToString();
    }

    private IEnumerable<(DocumentScalar Name, DocumentScalar Type, DocumentNode Item)> Described(DocumentSequence items)
    {
        foreach (var item in items.Items)
        {
            if (Find(item, "Name") is DocumentScalar name && Find(item, "Type") is DocumentScalar type)
                yield return (name, type, item);
            else
                _file.Report(item.Span, SchemaProblemKind.DetailIsLost, "The item has to have a 'Name' and a 'Type'.");
        }
    }

    private static bool IsRequired(DocumentNode parameter) => Find(parameter, "IsRequired") is DocumentScalar { Value: "true" };

    private static DocumentNode? Find(DocumentNode node, string key) =>
        (node as DocumentMapping)?.Find(key, StringComparison.OrdinalIgnoreCase);
}
