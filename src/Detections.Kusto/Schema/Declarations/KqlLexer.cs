namespace Detections.Kusto.Schema.Declarations;

/// <summary>
/// The tokens of a script, as far as reading declarations needs them: words, string literals with their quotes,
/// single characters. Comments and white space are skipped.
/// </summary>
internal sealed class KqlLexer(string text)
{
    private int _position;
    private bool _hasComment;

    public KqlToken Next()
    {
        var startsLine = SkipTrivia();
        var start = _position;
        var kind = SkipToken();
        return new KqlToken(kind, TextSpan.FromBounds(start, _position), startsLine);
    }

    public static bool IsIdentifier(string name) => name.Length > 0 && name.All(IsWordCharacter) && !name.All(char.IsAsciiDigit);

    /// <summary>Whether the text is balanced, and neither empty nor cut in two by a comma, semicolon or brace outside of brackets.</summary>
    public static bool IsOneExpression(string text)
    {
        var lexer = new KqlLexer(text);
        var closing = new Stack<char>();
        var count = 0;
        for (var token = lexer.Next(); token.Kind != KqlTokenKind.End; token = lexer.Next())
        {
            count++;
            if (token.Kind == KqlTokenKind.String && !IsClosed(text.AsSpan(token.Span.Start, token.Span.Length)))
                return false;
            if (token.Kind != KqlTokenKind.Punctuation)
                continue;
            var c = text[token.Span.Start];
            if (c is '(' or '[' or '{')
                closing.Push(c == '(' ? ')' : c == '[' ? ']' : '}');
            else if (c is ')' or ']' or '}' && (!closing.TryPop(out var expected) || expected != c))
                return false;
            else if (c is ',' or ';' && closing.Count == 0)
                return false;
        }
        // A comment would hide what is put behind the text.
        return count > 0 && closing.Count == 0 && !lexer._hasComment;
    }

    private KqlTokenKind SkipToken()
    {
        if (_position == text.Length)
            return KqlTokenKind.End;
        if (TrySkipString())
            return KqlTokenKind.String;
        if (!IsWordCharacter(text[_position]))
        {
            _position++;
            return KqlTokenKind.Punctuation;
        }
        while (_position < text.Length && IsWordCharacter(text[_position]))
            _position++;
        return KqlTokenKind.Word;
    }

    /// <returns>Whether what follows is the first on its line.</returns>
    private bool SkipTrivia()
    {
        var startsLine = _position == 0;
        while (_position < text.Length)
        {
            startsLine |= text[_position] is '\n' or '\r';
            if (char.IsWhiteSpace(text[_position]))
                _position++;
            else if (text.AsSpan(_position).StartsWith("//", StringComparison.Ordinal))
                (_position, _hasComment) = (EndOfLine(), true);
            else
                break;
        }
        return startsLine;
    }

    private int EndOfLine() => text.AsSpan(_position).IndexOfAny('\n', '\r') is var end and >= 0 ? _position + end : text.Length;

    // '...', "...", @'...' (no escapes, a doubled quote is a quote), ```...``` over lines; h before any hides it in logs.
    private bool TrySkipString()
    {
        var start = _position;
        if (text[start] is 'h' or 'H' && start + 1 < text.Length)
            start++;
        var isVerbatim = text[start] == '@' && start + 1 < text.Length;
        if (isVerbatim)
            start++;

        if (text.AsSpan(start).StartsWith("```", StringComparison.Ordinal))
        {
            var end = text.IndexOf("```", start + 3, StringComparison.Ordinal);
            _position = end < 0 ? text.Length : end + 3;
            return true;
        }
        if (text[start] is not ('"' or '\''))
            return false;
        _position = EndOfString(start, isVerbatim);
        return true;
    }

    // A string that is not closed ends with its line.
    private int EndOfString(int open, bool isVerbatim)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\r')
                return i;
            if (c == '\\' && !isVerbatim && i + 1 < text.Length && text[i + 1] is not ('\n' or '\r'))
                i++;
            else if (c == text[open] && isVerbatim && i + 1 < text.Length && text[i + 1] == c)
                i++;
            else if (c == text[open])
                return i + 1;
        }
        return text.Length;
    }

    private static bool IsClosed(ReadOnlySpan<char> literal)
    {
        var quoted = literal.TrimStart("hH@");
        return quoted.Length > 1 && quoted[^1] == quoted[0];
    }

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$';
}

internal enum KqlTokenKind
{
    Word,
    String,
    Punctuation,
    End,
}

/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="StartsLine">Whether it is the first on its line.</param>
internal readonly record struct KqlToken(KqlTokenKind Kind, TextSpan Span, bool StartsLine);
