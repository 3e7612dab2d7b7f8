namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>
/// Steps over the lexical elements of KQL: white space, comments, words, strings, brackets. It never fails: text
/// that is no KQL is stepped over unit by unit.
/// </summary>
internal ref struct KqlScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    /// <summary>The unit at the position, or NUL at the end.</summary>
    public readonly char Current => At(_position);

    public readonly bool IsAtEnd => _position >= _text.Length;

    public void SkipTrivia()
    {
        while (!IsAtEnd)
        {
            if (char.IsWhiteSpace(Current))
                _position++;
            else if (Current == '/' && At(_position + 1) == '/')
                SkipLine();
            else
                return;
        }
    }

    /// <summary>Takes <paramref name="punctuation"/> and the trivia behind it, if it stands here.</summary>
    public bool Take(char punctuation)
    {
        if (Current != punctuation)
            return false;
        _position++;
        SkipTrivia();
        return true;
    }

    /// <summary>Takes the letters, digits and underscores that stand here, and the trivia behind them; empty when there are none.</summary>
    public ReadOnlySpan<char> TakeWord()
    {
        var start = _position;
        while (IsWordUnit(Current))
            _position++;
        var word = _text[start.._position];
        SkipTrivia();
        return word;
    }

    /// <summary>Like <see cref="TakeWord"/>, for names of operators such as <c>mv-expand</c>.</summary>
    public ReadOnlySpan<char> TakeOperatorName()
    {
        var start = _position;
        while (IsWordUnit(Current) || (Current == '-' && char.IsAsciiLetter(At(_position + 1))))
            _position++;
        var name = _text[start.._position];
        SkipTrivia();
        return name;
    }

    /// <summary>Takes one element, whatever it is, and the trivia behind it.</summary>
    public void SkipElement()
    {
        if (IsWordUnit(Current))
        {
            TakeWord();
            return;
        }
        if (Current is '"' or '\'')
            SkipString(isVerbatim: false);
        else if (Current == '@' && At(_position + 1) is '"' or '\'')
            SkipString(isVerbatim: true);
        else if (Current is '`' or '~' && IsTripled(_position))
            SkipMultiLineString();
        else
            _position++;
        SkipTrivia();
    }

    public static bool IsWordStart(char unit) => char.IsLetter(unit) || unit == '_';

    private static bool IsWordUnit(char unit) => char.IsLetterOrDigit(unit) || unit == '_';

    private readonly char At(int position) => position < _text.Length ? _text[position] : '\0';

    private readonly bool IsTripled(int position) =>
        At(position + 1) == _text[position] && At(position + 2) == _text[position];

    private void SkipLine()
    {
        while (!IsAtEnd && Current is not '\n' and not '\r')
            _position++;
    }

    // A string ends at its quote or, when that is missing, at the end of its line.
    private void SkipString(bool isVerbatim)
    {
        if (isVerbatim)
            _position++;
        var quote = Current;
        _position++;
        while (!IsAtEnd && Current is not '\n' and not '\r')
        {
            if (Current == '\\' && !isVerbatim)
                _position++;
            else if (Current == quote && isVerbatim && At(_position + 1) == quote)
                _position++;
            else if (Current == quote)
            {
                _position++;
                return;
            }
            _position++;
        }
    }

    private void SkipMultiLineString()
    {
        var quote = Current;
        _position += 3;
        while (!IsAtEnd && !(Current == quote && IsTripled(_position)))
            _position++;
        _position = Math.Min(_position + 3, _text.Length);
    }
}
