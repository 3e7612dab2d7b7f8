namespace Detections.Kusto.Schema.Declarations;

/// <summary>Walks over the tokens of a script and reads the small parts that all commands share.</summary>
internal sealed class ScriptCursor
{
    private readonly SchemaFile _file;
    private readonly KqlLexer _lexer;

    public ScriptCursor(SchemaFile file)
    {
        _file = file;
        _lexer = new KqlLexer(file.Content);
        Advance();
    }

    public KqlToken Token { get; private set; }

    public bool IsAtEnd => Token.Kind == KqlTokenKind.End;

    /// <summary>The text of a word, null at any other token.</summary>
    public string? Word => Token.Kind == KqlTokenKind.Word ? Slice(Token.Span) : null;

    // No query has a line that starts with a dot and such a verb, so an unclosed bracket ends there.
    public bool IsStartOfCommand()
    {
        if (!Token.StartsLine || !Is('.'))
            return false;
        var verb = _file.Content.AsSpan(Token.Span.End);
        return verb.StartsWith("create", StringComparison.Ordinal) || verb.StartsWith("alter", StringComparison.Ordinal);
    }

    public bool TrySkip(char punctuation)
    {
        if (!Is(punctuation))
            return false;
        Advance();
        return true;
    }

    public bool Is(char punctuation) => Token.Kind == KqlTokenKind.Punctuation && _file.Content[Token.Span.Start] == punctuation;

    public string Slice(TextSpan span) => _file.Content.Substring(span.Start, span.Length);

    public void Advance() => Token = _lexer.Next();

    public void Lose(TextSpan span, string message) => _file.Report(span, SchemaProblemKind.DeclarationIsLost, message);

    public string ReadHyphenated()
    {
        var start = Token.Span.Start;
        var end = Token.Span.End;
        Advance();
        while (Is('-') && Token.Span.Start == end)
        {
            Advance();
            end = Token.Span.End;
            Advance();
        }
        return Slice(TextSpan.FromBounds(start, end));
    }

    public (string Text, TextSpan Span)? ReadName(string what)
    {
        var isBracketed = TrySkip('[');
        var span = Token.Span;
        var text = Token.Kind switch
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

    /// <returns>The brackets with what they hold, or null when they are never closed, which is reported.</returns>
    public TextSpan? SkipBrackets(char open, char close, string what)
    {
        var start = Token.Span;
        var depth = 0;
        while (Token.Kind != KqlTokenKind.End && !IsStartOfCommand())
        {
            depth += Is(open) ? 1 : Is(close) ? -1 : 0;
            var end = Token.Span.End;
            Advance();
            if (depth <= 0)
                return TextSpan.FromBounds(start.Start, end);
        }
        Lose(start, $"The {what} that starts here is never closed; add '{close}'.");
        return null;
    }
}
