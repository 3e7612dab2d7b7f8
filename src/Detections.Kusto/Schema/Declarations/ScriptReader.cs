using System.Collections.Immutable;

namespace Detections.Kusto.Schema.Declarations;

/// <summary>
/// Reads the control commands that create tables and functions out of a script. A command it does not know is
/// skipped; a broken one loses only itself, for the next line that starts with a command is read again.
/// </summary>
internal sealed class ScriptReader
{
    private readonly SchemaFile _file;
    private readonly KqlLexer _lexer;
    private KqlToken _token;

    public ScriptReader(SchemaFile file)
    {
        _file = file;
        _lexer = new KqlLexer(file.Content);
        Advance();
    }

    public void Read()
    {
        while (_token.Kind != KqlTokenKind.End)
        {
            if (IsStartOfCommand())
                ReadCommand();
            else
                Advance();
        }
    }

    private void ReadCommand()
    {
        Advance();
        var verb = ReadHyphenated();
        var noun = Text();
        switch (verb, noun)
        {
            case ("create" or "create-merge" or "alter-merge", "table" or "tables"):
                Advance();
                ReadTables(isAddition: verb != "create");
                break;
            case ("create" or "create-or-alter" or "alter", "function"):
                Advance();
                ReadFunction();
                break;
        }
    }

    private void ReadTables(bool isAddition)
    {
        do
        {
            if (ReadName("table") is not { } name)
                return;
            if (Is('('))
            {
                if (ReadColumns(name.Text) is not { } columns)
                    return;
                _file.AddTable(new SchemaTable(name.Text, columns), isAddition, name.Span);
            }
            else if (Text() == "based")
            {
                // Columns of another table, which may stand anywhere.
                _file.AddTable(new SchemaTable(name.Text, [], IsOpen: true), isAddition, name.Span);
            }
            else if (_token.Kind != KqlTokenKind.Word)
            {
                // A word would be a command about the table (policy, ingestion mapping), which declares nothing.
                Lose(name.Span, $"The columns of the table '{name.Text}' are missing; write '{name.Text} (Column: type, ...)'.");
                return;
            }
        }
        while (TrySkip(','));
    }

    private ImmutableArray<SchemaColumn>? ReadColumns(string table)
    {
        var columns = new ColumnList();
        Advance();
        while (!Is(')'))
        {
            if (ReadName("column") is not { } name)
                return null;
            if (!TrySkip(':') || _token.Kind != KqlTokenKind.Word)
            {
                Lose(_token.Span, $"After the column '{name.Text}' of the table '{table}' its type is expected: '{name.Text}: string'.");
                return null;
            }
            var type = _token.Span;
            Advance();
            // System.String is three tokens.
            while (TrySkip('.') && _token.Kind == KqlTokenKind.Word)
            {
                type = TextSpan.FromBounds(type.Start, _token.Span.End);
                Advance();
            }
            _file.AddColumn(columns, name.Text, name.Span, Slice(type), type);
            if (!TrySkip(',') && !Is(')'))
            {
                Lose(_token.Span, $"After the column '{name.Text}' of the table '{table}' a ',' or ')' is expected.");
                return null;
            }
        }
        Advance();
        return columns.ToImmutable();
    }

    private void ReadFunction()
    {
        if (Text() == "ifnotexists")
            Advance();
        if (Text() == "with")
        {
            Advance();
            if (SkipBrackets('(', ')', "options") is null)
                return;
        }
        if (ReadName("function") is not { } name)
            return;
        if (Text() is "docstring" or "folder" or "policy")
            return;
        if (!Is('('))
        {
            Lose(name.Span, $"The parameters of the function '{name.Text}' are missing; write '{name.Text}()' when it has none.");
            return;
        }
        if (ReadParameters() is not { } parameters)
            return;
        if (!Is('{'))
        {
            Lose(name.Span, $"The body of the function '{name.Text}' is missing; write it in '{{' and '}}' behind the parameters.");
            return;
        }
        if (SkipBrackets('{', '}', "function body") is { } body)
            _file.AddFunction(new SchemaFunction(name.Text, parameters) { Body = Slice(body) }, name.Span);
    }

    private string? ReadParameters()
    {
        var open = _token.Span;
        var list = new ParameterList(_file);
        Advance();
        while (!Is(')'))
        {
            var name = _token.Span;
            Advance();
            if (!TrySkip(':'))
            {
                Lose(_token.Span, $"After the parameter '{Slice(name)}' its type is expected: '{Slice(name)}: string'.");
                return null;
            }
            var start = _token.Span.Start;
            var end = SkipDeclaration();
            if (!Is(',') && !Is(')'))
            {
                Lose(open, "The parameter list that starts here is never closed; add ')'.");
                return null;
            }
            var declaration = TextSpan.FromBounds(Math.Min(start, end), end);
            list.Add(Slice(name), name, Slice(declaration), declaration);
            TrySkip(',');
        }
        Advance();
        return list.ToString();
    }

    // To the comma or parenthesis behind a parameter; the end of its last token.
    private int SkipDeclaration()
    {
        var depth = 0;
        var end = _token.Span.Start;
        while (_token.Kind != KqlTokenKind.End && !IsStartOfCommand() && !(depth == 0 && (Is(',') || Is(')'))))
        {
            depth += Is('(') || Is('[') ? 1 : Is(')') || Is(']') ? -1 : 0;
            end = _token.Span.End;
            Advance();
        }
        return end;
    }

    /// <returns>The brackets with what they hold, or null when they are never closed, which is reported.</returns>
    private TextSpan? SkipBrackets(char open, char close, string what)
    {
        var start = _token.Span;
        var depth = 0;
        while (_token.Kind != KqlTokenKind.End && !IsStartOfCommand())
        {
            depth += Is(open) ? 1 : Is(close) ? -1 : 0;
            var end = _token.Span.End;
            Advance();
            if (depth <= 0)
                return TextSpan.FromBounds(start.Start, end);
        }
        Lose(start, $"The {what} that starts here is never closed; add '{close}'.");
        return null;
    }

    private (string Text, TextSpan Span)? ReadName(string what)
    {
        var isBracketed = TrySkip('[');
        var span = _token.Span;
        var text = _token.Kind switch
        {
            KqlTokenKind.Word => Slice(span),
            KqlTokenKind.String when span.Length > 1 => Slice(new TextSpan(span.Start + 1, span.Length - 2)),
            _ => null,
        };
        if (text is null)
        {
            Lose(span, $"The name of a {what} is expected here; a name that is no identifier stands in brackets: ['my name'].");
            return null;
        }
        Advance();
        if (isBracketed && !TrySkip(']'))
        {
            Lose(span, $"The bracket around the name '{text}' is never closed; add ']'.");
            return null;
        }
        return (text, span);
    }

    private string ReadHyphenated()
    {
        var start = _token.Span.Start;
        var end = _token.Span.End;
        Advance();
        while (Is('-') && _token.Span.Start == end)
        {
            Advance();
            end = _token.Span.End;
            Advance();
        }
        return Slice(TextSpan.FromBounds(start, end));
    }

    // No query has a line that starts with a dot and such a verb, so an unclosed bracket ends there.
    private bool IsStartOfCommand()
    {
        if (!_token.StartsLine || !Is('.'))
            return false;
        var verb = _file.Content.AsSpan(_token.Span.End);
        return verb.StartsWith("create", StringComparison.Ordinal) || verb.StartsWith("alter", StringComparison.Ordinal);
    }

    private bool TrySkip(char punctuation)
    {
        if (!Is(punctuation))
            return false;
        Advance();
        return true;
    }

    private bool Is(char punctuation) => _token.Kind == KqlTokenKind.Punctuation && _file.Content[_token.Span.Start] == punctuation;

    private string? Text() => _token.Kind == KqlTokenKind.Word ? Slice(_token.Span) : null;

    private string Slice(TextSpan span) => _file.Content.Substring(span.Start, span.Length);

    private void Advance() => _token = _lexer.Next();

    private void Lose(TextSpan span, string message) => _file.Report(span, SchemaProblemKind.DeclarationIsLost, message);
}
