namespace Detections.Kusto.Schema.Declarations;

/// <summary>Builds the KQL parameter list of a declared function.</summary>
internal sealed class ParameterList(SchemaFile file)
{
    private readonly List<string> _parameters = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _hasDefault;

    /// <summary>Adds a parameter written as <c>type</c>, <c>type = default</c> or <c>(column: type, ...)</c>.</summary>
    public void Add(string name, TextSpan nameSpan, string declaration, TextSpan span)
    {
        if (!IsUsable(name, nameSpan))
            return;

        var text = declaration.Trim();
        var equals = text.StartsWith('(') ? -1 : text.IndexOf('=', StringComparison.Ordinal);
        var written = equals < 0 ? text : text[..equals].TrimEnd();
        var value = equals < 0 ? null : text[(equals + 1)..].Trim();
        if (value is not null && !KqlLexer.IsOneExpression(value))
        {
            file.Report(span, SchemaProblemKind.DetailIsLost, $"The default of the parameter '{name}' has to be one KQL literal, such as '7', '\"x\"', '1d' or 'dynamic([])'.");
            value = null;
        }

        if (written.StartsWith('('))
            AddTabular(name, written, span);
        else
            Append(name, TypeOf(written, span), value);
    }

    /// <summary>Adds a scalar or tabular parameter by its type; one that is not required gets a null of its type as default.</summary>
    public void AddTyped(string name, TextSpan nameSpan, string type, TextSpan typeSpan, bool isRequired)
    {
        if (!IsUsable(name, nameSpan))
            return;
        if (type.Equals("table", StringComparison.OrdinalIgnoreCase) || type.Equals("tabular", StringComparison.OrdinalIgnoreCase))
        {
            AddTabular(name, "(*)", typeSpan);
            return;
        }
        var scalar = TypeOf(type, typeSpan);
        Append(name, scalar, isRequired ? null : NullOf(scalar));
    }

    /// <summary>The list in KQL, with its parentheses.</summary>
    public override string ToString() => $"({string.Join(", ", _parameters)})";

    private void AddTabular(string name, string columns, TextSpan span)
    {
        if (KqlLexer.IsOneExpression(columns))
            _parameters.Add($"{name}: {columns}");
        else
            file.Report(span, SchemaProblemKind.DetailIsLost, $"The columns of the parameter '{name}' have to stand in parentheses: '(UserName: string)', or '(*)' for any.");
    }

    // KQL takes no parameter without a default behind one with a default.
    private void Append(string name, string type, string? value)
    {
        _hasDefault |= value is not null;
        var filled = value ?? (_hasDefault ? NullOf(type) : null);
        _parameters.Add(filled is null ? $"{name}: {type}" : $"{name}: {type} = {filled}");
    }

    // Kusto converts to dynamic from anything, so an unknown type makes no false finding at a call.
    private string TypeOf(string written, TextSpan span) =>
        file.ReadType(written, span) is var type and not ColumnList.UnknownType ? type : "dynamic";

    private bool IsUsable(string name, TextSpan span)
    {
        if (!KqlLexer.IsIdentifier(name))
            file.Report(span, SchemaProblemKind.DetailIsLost, $"'{name}' is no name for a parameter; a name has letters, digits and '_'.");
        else if (!_names.Add(name))
            file.Report(span, SchemaProblemKind.DetailIsLost, $"The parameter '{name}' is listed twice; the first one counts.");
        else
            return true;
        return false;
    }

    private static string NullOf(string type) => type == "string" ? "\"\"" : $"{type}(null)";
}
