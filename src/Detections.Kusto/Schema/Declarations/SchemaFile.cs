using System.Collections.Immutable;

namespace Detections.Kusto.Schema.Declarations;

/// <summary>A schema file while it is read: its text, and what was found in it so far.</summary>
internal sealed class SchemaFile(string path, string content)
{
    // A hostile file must not fill the log; whoever sees so many problems fixes some and builds again.
    private const int MaxProblems = 100;

    private const int MaxMessageLength = 1024;

    private const int MaxNameLength = 1024;

    private readonly List<TableDeclaration> _tables = [];
    private readonly List<FunctionDeclaration> _functions = [];
    private readonly List<WatchlistDeclaration> _watchlists = [];
    private readonly List<SchemaProblem> _problems = [];

    // The last place asked for: places come nearly in order, so lines are counted once.
    private int _offset;
    private int _line;
    private int _lineStart;

    public string Content { get; } = content;

    public bool IsEmpty => _tables.Count + _functions.Count + _watchlists.Count == 0;

    public ImmutableArray<SchemaProblem> Problems => [.. _problems];

    public SchemaDeclarations Declarations => new([.. _tables], [.. _functions], [.. _watchlists]);

    public void Report(TextSpan span, SchemaProblemKind kind, string message)
    {
        if (_problems.Count < MaxProblems)
            _problems.Add(new SchemaProblem(message.Length > MaxMessageLength ? message[..MaxMessageLength] + "..." : message, PlaceOf(span), kind));
    }

    public void AddTable(SchemaTable table, bool isAddition, TextSpan name)
    {
        if (IsUsable(table.Name, "table", name))
            _tables.Add(new TableDeclaration(table, isAddition, PlaceOf(name)));
    }

    public void AddFunction(SchemaFunction function, TextSpan name)
    {
        if (IsUsable(function.Name, "function", name))
            _functions.Add(new FunctionDeclaration(function, PlaceOf(name)));
    }

    public void AddWatchlist(SchemaWatchlist watchlist, TextSpan alias)
    {
        if (IsUsable(watchlist.Alias, "watchlist", alias))
            _watchlists.Add(new WatchlistDeclaration(watchlist, PlaceOf(alias)));
    }

    /// <summary>Puts a column into <paramref name="columns"/> under the KQL name of its type, and reports what is wrong with it.</summary>
    public void AddColumn(ColumnList columns, string name, TextSpan nameSpan, string type, TextSpan typeSpan)
    {
        if (!IsUsable(name, "column", nameSpan))
            return;
        if (!columns.TryAdd(new SchemaColumn(name, ReadType(type, typeSpan))))
            Report(nameSpan, SchemaProblemKind.DetailIsLost, $"The column '{name}' is listed twice; the first one counts.");
    }

    /// <summary>The KQL name of a type, <c>unknown</c> for one that is reported as wrong.</summary>
    public string ReadType(string type, TextSpan span)
    {
        if (ScalarTypeName.Parse(type) is { } known)
            return known;
        Report(span, SchemaProblemKind.DetailIsLost, $"The type '{type}' is unknown; use {ScalarTypeName.Listed}.{NearestName.Hint(type, ScalarTypeName.All)}");
        return ColumnList.UnknownType;
    }

    // The characters Kusto allows in entity names, and '@', '$' and ':' that appear in column names of imported logs.
    private bool IsUsable(string name, string what, TextSpan span)
    {
        if (name.Length is > 0 and <= MaxNameLength && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ' or '@' or '$' or ':'))
            return true;
        var kind = what == "column" ? SchemaProblemKind.DetailIsLost : SchemaProblemKind.DeclarationIsLost;
        Report(span, kind, $"'{name}' is no name for a {what}; a name has 1 to {MaxNameLength} letters, digits and '_', '-', '.' or blanks.");
        return false;
    }

    private SchemaPlace PlaceOf(TextSpan span)
    {
        if (span.Start < _offset)
            (_offset, _line, _lineStart) = (0, 0, 0);
        for (; _offset < span.Start; _offset++)
        {
            var endsLine = Content[_offset] == '\n'
                || (Content[_offset] == '\r' && (_offset + 1 == Content.Length || Content[_offset + 1] != '\n'));
            if (endsLine)
                (_line, _lineStart) = (_line + 1, _offset + 1);
        }
        return new SchemaPlace(path, _line, span.Start - _lineStart, span);
    }
}
