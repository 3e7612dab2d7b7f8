using System.Collections.Immutable;

namespace Detections.Kusto.Schema.Declarations;

/// <summary>
/// Reads the control commands that create tables and functions out of a script. A command it does not know is
/// skipped; a broken one loses only itself, for the next line that starts with a command is read again.
/// </summary>
internal sealed class ScriptReader
{
    private readonly SchemaFile _file;
    private readonly ScriptCursor _cursor;

    public ScriptReader(SchemaFile file)
    {
        _file = file;
        _cursor = new ScriptCursor(file);
    }

    public void Read()
    {
        while (!_cursor.IsAtEnd)
        {
            if (_cursor.IsStartOfCommand())
                ReadCommand();
            else
                _cursor.Advance();
        }
    }

    private void ReadCommand()
    {
        _cursor.Advance();
        var verb = _cursor.ReadHyphenated();
        var noun = _cursor.Word;
        switch (verb, noun)
        {
            case ("create" or "create-merge" or "alter-merge", "table" or "tables"):
                _cursor.Advance();
                ReadTables(isAddition: verb != "create");
                break;
            case ("create" or "create-or-alter" or "alter", "function"):
                _cursor.Advance();
                ReadFunction();
                break;
        }
    }

    private void ReadTables(bool isAddition)
    {
        do
        {
            if (_cursor.ReadName("table") is not { } name)
                return;
            if (_cursor.Is('('))
            {
                if (ReadColumns(name.Text) is not { } columns)
                    return;
                _file.AddTable(new SchemaTable(name.Text, columns), isAddition, name.Span);
            }
            else if (_cursor.Word == "based")
            {
                // Columns of another table, which may stand anywhere.
                _file.AddTable(new SchemaTable(name.Text, [], IsOpen: true), isAddition, name.Span);
            }
            else if (_cursor.Word is null)
            {
                // With a word it is a command about the table (policy, ingestion mapping), which declares nothing.
                _cursor.Lose(name.Span, $"The columns of the table '{name.Text}' are missing; write '{name.Text} (Column: type, ...)'.");
                return;
            }
        }
        while (_cursor.TrySkip(','));
    }

    private ImmutableArray<SchemaColumn>? ReadColumns(string table)
    {
        var columns = new ColumnList();
        _cursor.Advance();
        while (!_cursor.Is(')'))
        {
            if (_cursor.ReadName("column") is not { } name)
                return null;
            if (!_cursor.TrySkip(':') || _cursor.Token.Kind != KqlTokenKind.Word)
            {
                _cursor.Lose(_cursor.Token.Span, $"After the column '{name.Text}' of the table '{table}' its type is expected: '{name.Text}: string'.");
                return null;
            }
            var type = _cursor.Token.Span;
            _cursor.Advance();
            // System.String is three tokens.
            while (_cursor.TrySkip('.') && _cursor.Token.Kind == KqlTokenKind.Word)
            {
                type = TextSpan.FromBounds(type.Start, _cursor.Token.Span.End);
                _cursor.Advance();
            }
            _file.AddColumn(columns, name.Text, name.Span, _cursor.Slice(type), type);
            if (!_cursor.TrySkip(',') && !_cursor.Is(')'))
            {
                _cursor.Lose(_cursor.Token.Span, $"After the column '{name.Text}' of the table '{table}' a ',' or ')' is expected.");
                return null;
            }
        }
        _cursor.Advance();
        return columns.ToImmutable();
    }

    private void ReadFunction()
    {
        if (_cursor.Word == "ifnotexists")
            _cursor.Advance();
        if (_cursor.Word == "with")
        {
            _cursor.Advance();
            if (_cursor.SkipBrackets('(', ')', "option list") is null)
                return;
        }
        if (_cursor.ReadName("function") is not { } name)
            return;
        if (_cursor.Word is "docstring" or "folder" or "policy")
            return;
        if (!_cursor.Is('('))
        {
            _cursor.Lose(name.Span, $"The parameters of the function '{name.Text}' are missing; write '{name.Text}()' when it has none.");
            return;
        }
        if (ReadParameters() is not { } parameters)
            return;
        if (!_cursor.Is('{'))
        {
            _cursor.Lose(name.Span, $"The body of the function '{name.Text}' is missing; write it in '{{' and '}}' behind the parameters.");
            return;
        }
        if (_cursor.SkipBrackets('{', '}', "function body") is { } body)
            _file.AddFunction(new SchemaFunction(name.Text, parameters) { Body = _cursor.Slice(body) }, name.Span);
    }

    private string? ReadParameters()
    {
        var open = _cursor.Token.Span;
        var list = new ParameterList(_file);
        _cursor.Advance();
        while (!_cursor.Is(')'))
        {
            var name = _cursor.Token.Span;
            _cursor.Advance();
            if (!_cursor.TrySkip(':'))
            {
                _cursor.Lose(_cursor.Token.Span, $"After the parameter '{_cursor.Slice(name)}' its type is expected: '{_cursor.Slice(name)}: string'.");
                return null;
            }
            var start = _cursor.Token.Span.Start;
            var end = SkipDeclaration();
            if (!_cursor.Is(',') && !_cursor.Is(')'))
            {
                _cursor.Lose(open, "The parameter list that starts here is never closed; add ')'.");
                return null;
            }
            var declaration = TextSpan.FromBounds(Math.Min(start, end), end);
            list.Add(_cursor.Slice(name), name, _cursor.Slice(declaration), declaration);
            _cursor.TrySkip(',');
        }
        _cursor.Advance();
        return list.ToString();
    }

    // To the comma or parenthesis behind a parameter; the end of its last token.
    private int SkipDeclaration()
    {
        var depth = 0;
        var end = _cursor.Token.Span.Start;
        while (!_cursor.IsAtEnd && !_cursor.IsStartOfCommand() && !(depth == 0 && (_cursor.Is(',') || _cursor.Is(')'))))
        {
            depth += _cursor.Is('(') || _cursor.Is('[') ? 1 : _cursor.Is(')') || _cursor.Is(']') ? -1 : 0;
            end = _cursor.Token.Span.End;
            _cursor.Advance();
        }
        return end;
    }
}
