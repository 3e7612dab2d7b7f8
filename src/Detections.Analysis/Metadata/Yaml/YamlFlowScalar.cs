using System.Globalization;
using Detections.Kusto;

namespace Detections.Analysis.Metadata.Yaml;

/// <summary>Decodes the inside of a plain, single-quoted or double-quoted scalar.</summary>
/// <param name="content">The whole file.</param>
/// <param name="inside">The scalar without its quotes.</param>
/// <param name="writer">Takes what is decoded.</param>
internal sealed class YamlFlowScalar(string content, TextSpan inside, YamlScalarWriter writer)
{
    private int _position = inside.Start;

    public void DecodePlain() => Decode(escape: '\0');

    public void DecodeSingleQuoted() => Decode(escape: '\'');

    public void DecodeDoubleQuoted() => Decode(escape: '\\');

    private void Decode(char escape)
    {
        while (_position < inside.End)
        {
            if (IsWhiteSpace())
                FoldWhiteSpace(lineEndIsEscaped: false);
            else if (content[_position] != escape || _position + 1 >= inside.End)
                writer.Copy(_position, ++_position);
            else if (escape == '\'')
                Write("'", length: 2);
            else if (YamlLineEnd.IsAt(content, _position + 1))
                SkipEscapedLineEnd();
            else
                DecodeEscape();
        }
    }

    private bool IsWhiteSpace() => content[_position] is ' ' or '\t' || YamlLineEnd.IsAt(content, _position);

    // Blanks alone stay. With line ends among them all blanks go: one line end becomes a blank, of several the first goes.
    private void FoldWhiteSpace(bool lineEndIsEscaped)
    {
        var start = _position;
        var seenLineEnd = lineEndIsEscaped;
        YamlLineEnd? folded = null;
        while (_position < inside.End && IsWhiteSpace())
        {
            if (!YamlLineEnd.IsAt(content, _position))
            {
                _position++;
                continue;
            }
            var lineEnd = YamlLineEnd.At(content, _position);
            _position = lineEnd.Span.End;
            folded = seenLineEnd || !lineEnd.IsFoldable ? null : lineEnd;
            if (folded is null)
                writer.Write(lineEnd);
            seenLineEnd = true;
        }

        if (!seenLineEnd)
            writer.Copy(start, _position);
        else if (folded is { } only)
            writer.Write(" ", only.Span);
    }

    private void SkipEscapedLineEnd()
    {
        _position = YamlLineEnd.At(content, _position + 1).Span.End;
        FoldWhiteSpace(lineEndIsEscaped: true);
    }

    private void DecodeEscape()
    {
        switch (content[_position + 1])
        {
            case 'x':
                DecodeCode(digits: 2);
                break;
            case 'u':
                DecodeCode(digits: 4);
                break;
            case 'U':
                DecodeCode(digits: 8);
                break;
            case var simple:
                Write(Unescape(simple).ToString(), length: 2);
                break;
        }
    }

    // A surrogate pair written as two escapes comes out as two units, each with its own escape as its place.
    private void DecodeCode(int digits)
    {
        var length = Math.Min(2 + digits, inside.End - _position);
        var code = content.AsSpan(_position + 2, length - 2);
        var isScalar = int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            && value is >= 0 and <= 0x10FFFF;
        Write(!isScalar ? "" : value < 0x10000 ? ((char)value).ToString() : char.ConvertFromUtf32(value), length);
    }

    private static char Unescape(char letter) => letter switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\x1B',
        'N' => '\x85',
        '_' => '\xA0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => letter,
    };

    private void Write(string decoded, int length)
    {
        writer.Write(decoded, new TextSpan(_position, length));
        _position += length;
    }
}
