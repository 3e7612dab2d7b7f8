using Detections.Kusto;

namespace Detections.Analysis.RuleFiles;

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

    public void SkipTrivia() => _position += KqlTrivia.EndOfLeading(_text[_position..]);

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

    /// <summary>Steps behind the next comment; gives its place, <c>//</c> included, or null when there is none any more.</summary>
    public TextSpan? TakeComment()
    {
        while (!IsAtEnd)
        {
            var start = _position;
            if (Current == '/' && At(start + 1) == '/')
            {
                _position = KqlTrivia.EndOfLine(_text, start);
                return TextSpan.FromBounds(start, _position);
            }
            SkipBareElement();
        }
        return null;
    }

    /// <summary>Takes one element, whatever it is, and the trivia behind it; nothing at the end.</summary>
    public void SkipElement()
    {
        if (IsAtEnd)
            return;
        SkipBareElement();
        SkipTrivia();
    }

    private void SkipBareElement()
    {
        if (IsWordUnit(Current))
        {
            while (IsWordUnit(Current))
                _position++;
        }
        else if (Current is '"' or '\'')
            SkipString(isVerbatim: false);
        else if (Current == '@' && At(_position + 1) is '"' or '\'')
            SkipString(isVerbatim: true);
        else if (Current is '`' or '~' && IsTripled(_position))
            SkipMultiLineString();
        else
            _position++;
    }

    public static bool IsWordStart(char unit) => char.IsLetter(unit) || unit == '_';

    private static bool IsWordUnit(char unit) => char.IsLetterOrDigit(unit) || unit == '_';

    private readonly char At(int position) => position < _text.Length ? _text[position] : '\0';

    private readonly bool IsTripled(int position) =>
        At(position + 1) == _text[position] && At(position + 2) == _text[position];

    // A string ends at its quote or, when that is missing, at the end of its line.
    private void SkipString(bool isVerbatim)
    {
        if (isVerbatim)
            _position++;
        var quote = Current;
        _position++;
        while (!IsAtEnd && Current is not '\n' and not '\r')
        {
            var isEscape = isVerbatim ? Current == quote && At(_position + 1) == quote : Current == '\\';
            var isEnd = Current == quote && !isEscape;
            _position = Math.Min(_position + (isEscape ? 2 : 1), _text.Length);
            if (isEnd)
                return;
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
