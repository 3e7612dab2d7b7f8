using System.Collections.Immutable;

namespace Detections.Kusto.Schema.Declarations;

/// <summary>Reads the tool's own YAML form: <c>tables</c>, <c>functions</c> and <c>watchlists</c> (docs/schema.md).</summary>
internal sealed class YamlSchemaReader
{
    private static readonly string[] RootKeys = ["tables", "functions", "watchlists"];
    private static readonly string[] TableKeys = ["name", "columns", "open", "extends", "description"];
    private static readonly string[] FunctionKeys = ["name", "parameters", "output", "open", "body", "description"];
    private static readonly string[] WatchlistKeys = ["alias", "columns", "description"];

    private readonly SchemaFile _file;

    private YamlSchemaReader(SchemaFile file) => _file = file;

    public static void Read(SchemaFile file)
    {
        var reader = new YamlSchemaReader(file);
        foreach (var root in YamlDocument.ReadAll(file))
        {
            // Prose is a scalar to YAML; SchemaDeclarations.Read says that such a file declares nothing.
            if (root is DocumentMapping mapping)
                reader.ReadRoot(mapping);
        }
    }

    private void ReadRoot(DocumentMapping root)
    {
        ReportUnknownKeys(root, RootKeys);
        ReadEach(root, "tables", ReadTable);
        ReadEach(root, "functions", ReadFunction);
        ReadEach(root, "watchlists", ReadWatchlist);
    }

    private void ReadEach(DocumentMapping root, string key, Action<DocumentMapping> read)
    {
        switch (root.Find(key))
        {
            case null:
                return;
            case DocumentSequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (item is DocumentMapping mapping)
                        read(mapping);
                    else
                        Lose(item, $"An item of '{key}' has to be a mapping with keys such as '{(key == "watchlists" ? "alias" : "name")}'.");
                }
                return;
            case var other:
                Lose(other, $"'{key}' has to be a list: write '- {(key == "watchlists" ? "alias" : "name")}: ...' for each item.");
                return;
        }
    }

    private void ReadTable(DocumentMapping table)
    {
        ReportUnknownKeys(table, TableKeys);
        if (Name(table, "table", "name") is not { } name)
            return;
        var isOpen = Flag(table, "open");
        var columns = Columns(table, "columns", "table", isRequired: !isOpen);
        if (columns is { } known)
            _file.AddTable(new SchemaTable(name.Value, known, isOpen), Flag(table, "extends"), name.Span);
    }

    private void ReadWatchlist(DocumentMapping watchlist)
    {
        ReportUnknownKeys(watchlist, WatchlistKeys);
        if (Name(watchlist, "watchlist", "alias") is { } alias && Columns(watchlist, "columns", "watchlist", isRequired: true) is { } columns)
            _file.AddWatchlist(new SchemaWatchlist(alias.Value, columns), alias.Span);
    }

    private void ReadFunction(DocumentMapping function)
    {
        ReportUnknownKeys(function, FunctionKeys);
        if (Name(function, "function", "name") is not { } name)
            return;

        var parameters = Parameters(function);
        var body = function.Find("body");
        var output = function.Find("output");
        var isOpen = Flag(function, "open");
        if (body is not null && output is not null)
            Lose(body, $"The function '{name.Value}' has both 'output' and 'body'; keep the one that says what it returns.");
        else if (body is DocumentScalar { Value: var text })
            _file.AddFunction(new SchemaFunction(name.Value, parameters) { Body = InBraces(text) }, name.Span);
        else if (body is not null)
            Lose(body, "'body' has to be KQL text: write 'body: |' and the query on the lines below.");
        else if (output is DocumentScalar { Value: not "" } scalar)
            _file.AddFunction(new SchemaFunction(name.Value, parameters) { Output = new FunctionOutput.Scalar(_file.ReadType(scalar.Value, scalar.Span)) }, name.Span);
        else if (Columns(function, "output", "function", isRequired: !isOpen) is { } columns)
            _file.AddFunction(new SchemaFunction(name.Value, parameters) { Output = new FunctionOutput.Tabular(columns, isOpen) }, name.Span);
    }

    private string Parameters(DocumentMapping function)
    {
        switch (function.Find("parameters"))
        {
            case null:
                return "()";
            case DocumentMapping mapping:
                var list = new ParameterList(_file);
                foreach (var (key, value) in mapping.Entries)
                {
                    if (value is DocumentScalar { Value: var text })
                        list.Add(key.Value, key.Span, text, value.Span);
                    else
                        Ignore(value, $"The parameter '{key.Value}' has to be a type, with a default if it has one: '{key.Value}: timespan = 1d'.");
                }
                return list.ToString();
            case var other:
                Ignore(other, "'parameters' has to be a mapping of names to types: 'lookback: timespan = 1d'.");
                return "()";
        }
    }

    /// <returns>Null when the columns are missing or no mapping, which is reported; empty when they are not required.</returns>
    private ImmutableArray<SchemaColumn>? Columns(DocumentMapping owner, string key, string what, bool isRequired)
    {
        switch (owner.Find(key))
        {
            case DocumentMapping mapping:
                var columns = new ColumnList();
                foreach (var (name, value) in mapping.Entries)
                {
                    if (value is DocumentScalar type)
                        _file.AddColumn(columns, name.Value, name.Span, type.Value, type.Span);
                    else
                        Ignore(value, $"The type of the column '{name.Value}' has to be one word, such as 'string'.");
                }
                return columns.ToImmutable();
            case null when !isRequired:
                return [];
            case null when what == "function":
                Lose(owner.Entries[0].Key, "The function has neither 'output' nor 'body'; say what it returns, or 'open: true' when that is not known.");
                return null;
            case null:
                Lose(owner.Entries[0].Key, $"The {what} has no '{key}'; list them as 'Name: type'{(what == "table" ? ", or say 'open: true' when they are not known" : "")}.");
                return null;
            case var other:
                Lose(other, $"'{key}' has to be a mapping of column names to types: 'UserName: string'.");
                return null;
        }
    }

    private DocumentScalar? Name(DocumentMapping declaration, string what, string key)
    {
        switch (declaration.Find(key))
        {
            case DocumentScalar name:
                return name;
            case null:
                Lose(declaration.Entries.IsEmpty ? declaration : declaration.Entries[0].Key, $"The {what} has no '{key}'.");
                return null;
            case var other:
                Lose(other, $"The '{key}' of a {what} has to be one word or quoted text.");
                return null;
        }
    }

    private bool Flag(DocumentMapping declaration, string key)
    {
        switch (declaration.Find(key))
        {
            case null or DocumentScalar { Value: "false" }:
                return false;
            case DocumentScalar { Value: "true" }:
                return true;
            case var other:
                Ignore(other, $"'{key}' has to be 'true' or 'false'.");
                return false;
        }
    }

    private void ReportUnknownKeys(DocumentMapping mapping, string[] known)
    {
        foreach (var (key, _) in mapping.Entries)
        {
            if (!known.Contains(key.Value, StringComparer.Ordinal))
                Ignore(key, $"The key '{key.Value}' is unknown here; use {QuotedNames.Any(known)}.{NearestName.Hint(key.Value, known)}");
        }
    }

    // On lines of their own, so that a comment on the last line does not hide the brace.
    private static string InBraces(string body) =>
        body.AsSpan().Trim() is ['{', .., '}'] ? body.Trim() : $"{{\n{body.TrimEnd()}\n}}";

    private void Lose(DocumentNode node, string message) => _file.Report(node.Span, SchemaProblemKind.DeclarationIsLost, message);

    private void Ignore(DocumentNode node, string message) => _file.Report(node.Span, SchemaProblemKind.DetailIsLost, message);
}
