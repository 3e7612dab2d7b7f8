using Detections.Kusto;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>
/// Reads a regular expression as far as is needed to tell that Kusto refuses it. Microsoft documented the syntax of RE2 until 2024 and that
/// of Rust since: a fault is what neither takes (https://github.com/google/re2/wiki/Syntax, https://docs.rs/regex/latest/regex/#syntax).
/// Where the two read the rest of a pattern differently, nothing is said of it.
/// </summary>
internal sealed class RegexReader
{
    private readonly string _pattern;
    private readonly Stack<int> _openGroups = new();
    private int _position;
    private bool _canRepeat;
    private bool _isUnsure;
    private RegexFault? _fault;

    private RegexReader(string pattern) => _pattern = pattern;

    /// <summary>The first fault of a pattern; null where it has none, or none that is sure.</summary>
    public static RegexFault? FaultOf(string pattern)
    {
        var reader = new RegexReader(pattern);
        reader.Read();
        return reader._fault;
    }

    private void Read()
    {
        while (_fault is null && !_isUnsure && _position < _pattern.Length)
            ReadPart();
        if (_fault is null && !_isUnsure && _openGroups.TryPeek(out var open))
            Refuse(open, 1, "the group is not closed");
    }

    private void ReadPart()
    {
        switch (_pattern[_position])
        {
            case '\\':
                ReadEscape();
                break;
            case '[':
                ReadClass();
                break;
            case '(':
                ReadGroup();
                break;
            case ')':
                if (!_openGroups.TryPop(out _))
                    Refuse(_position, 1, "there is no open group to close");
                Take(1);
                break;
            case '|':
                Take(1);
                _canRepeat = false;
                break;
            case '*' or '+' or '?':
                Repeat(1);
                break;
            case '{':
                ReadCount();
                break;
            default:
                Take(1);
                break;
        }
    }

    private void ReadEscape()
    {
        var length = RegexEscape.LengthAt(_pattern, _position);
        if (RegexEscape.ReasonAgainst(_pattern, _position) is { } reason)
            Refuse(_position, length, reason);
        // \Q quotes up to \E in one syntax only.
        else if (Next(1) == 'Q')
            _isUnsure = true;
        else
            Take(length);
    }

    private void ReadClass()
    {
        var reading = RegexClass.Read(_pattern, _position);
        _fault = reading.Fault;
        if (reading.End is { } end)
            Take(end - _position);
        else
            _isUnsure = true;
    }

    private void ReadGroup()
    {
        if (Next(1) != '?')
        {
            Open(1);
            return;
        }
        var opening = RegexGroup.Read(_pattern, _position);
        if (opening.Reason is { } reason)
            Refuse(_position, opening.Length, reason);
        else if (opening.Length == 0)
            _isUnsure = true;
        else if (opening.IsOpen)
            Open(opening.Length);
        // (?i): what stands before it stays what a repetition would repeat.
        else
            _position += opening.Length;
    }

    private void Open(int length)
    {
        _openGroups.Push(_position);
        _position += length;
        _canRepeat = false;
    }

    // {3}, {3,}, {3,5}; any other brace is a letter in one of the syntaxes.
    private void ReadCount()
    {
        if (RegexCount.At(_pattern, _position) is not { } count)
            Take(1);
        else if (count.IsBackward)
            Refuse(_position, count.Length, "the second number is smaller than the first");
        else
            Repeat(count.Length);
    }

    private void Repeat(int length)
    {
        if (!_canRepeat)
        {
            Refuse(_position, length, "there is nothing before it to repeat");
            return;
        }
        Take(length);
        if (Next(0) == '?')
            Take(1);
    }

    private void Take(int length)
    {
        _position += length;
        _canRepeat = true;
    }

    private char? Next(int ahead) => _position + ahead < _pattern.Length ? _pattern[_position + ahead] : null;

    private void Refuse(int start, int length, string reason) =>
        _fault ??= new RegexFault(TextSpan.FromBounds(start, Math.Min(start + length, _pattern.Length)), reason);
}
