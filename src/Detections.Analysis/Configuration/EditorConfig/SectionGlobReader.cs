using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Detections.Analysis.Configuration.EditorConfig;

/// <summary>Writes a section's name as a regular expression with one group for each range of numbers.</summary>
internal sealed class SectionGlobReader
{
    // Deeper names are no names: the expression would nest as deep.
    private const int MaxDepth = 16;
    private const int MaxLength = 4096;

    private readonly string _name;
    private readonly StringBuilder _pattern = new();
    private readonly ImmutableArray<(int Low, int High)>.Builder _ranges = ImmutableArray.CreateBuilder<(int, int)>();
    private int _position;
    private int _depth;

    private SectionGlobReader(string name) => _name = name;

    /// <summary>The expression, or null for a name that cannot be read.</summary>
    public static (string Pattern, ImmutableArray<(int Low, int High)> Ranges)? Read(string name)
    {
        if (name.Length > MaxLength)
            return null;
        var reader = new SectionGlobReader(name);
        var prefix = !name.Contains('/', StringComparison.Ordinal) ? ".*/" : name[0] == '/' ? "" : "/";
        return reader.TryReadAll() ? ($"^{prefix}{reader._pattern}$", reader._ranges.ToImmutable()) : null;
    }

    private bool TryReadAll()
    {
        while (_position < _name.Length)
        {
            if (!TryReadOne())
                return false;
        }
        return _depth == 0;
    }

    private bool TryReadOne()
    {
        var unit = _name[_position++];
        switch (unit)
        {
            case '*':
                _pattern.Append(TryTake('*') ? ".*" : "[^/]*");
                return true;
            case '?':
                _pattern.Append('.');
                return true;
            case '[':
                return TryReadSet();
            case '{':
                return TryReadRange() || TryOpenChoice();
            case ',':
                _pattern.Append('|');
                return _depth > 0;
            case '}':
                _pattern.Append(')');
                return _depth-- > 0;
            case '\\':
                if (_position == _name.Length)
                    return false;
                AppendLiteral(_name[_position++]);
                return true;
            default:
                AppendLiteral(unit);
                return true;
        }
    }

    private bool TryOpenChoice()
    {
        _pattern.Append("(?:");
        return ++_depth <= MaxDepth;
    }

    private bool TryReadSet()
    {
        _pattern.Append(TryTake('!') ? "[^" : "[");
        while (_position < _name.Length)
        {
            var unit = _name[_position++];
            switch (unit)
            {
                case ']':
                    _pattern.Append(']');
                    return true;
                case '-':
                    _pattern.Append('-');
                    break;
                // As the compiler has it: '[\d]' is a digit.
                case '\\' when _position < _name.Length:
                    _pattern.Append('\\').Append(_name[_position++]);
                    break;
                case '\\':
                    return false;
                default:
                    AppendLiteral(unit);
                    break;
            }
        }
        return false;
    }

    // '{3..9}', read to its end or not at all: '{3.kql,9}' is a choice.
    private bool TryReadRange()
    {
        var close = _name.IndexOf('}', _position);
        if (close < 0 || _name[_position..close].Split("..") is not [var first, var second] || !TryReadNumber(first, out var low) || !TryReadNumber(second, out var high))
            return false;
        _position = close + 1;
        _pattern.Append("(-?[0-9]+)");
        _ranges.Add((Math.Min(low, high), Math.Max(low, high)));
        return true;
    }

    private static bool TryReadNumber(string digits, out int number) =>
        int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && digits[0] != '+';

    private bool TryTake(char unit)
    {
        if (_position == _name.Length || _name[_position] != unit)
            return false;
        _position++;
        return true;
    }

    private void AppendLiteral(char unit) => _pattern.Append(Regex.Escape(unit.ToString()));
}
