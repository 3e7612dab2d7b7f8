using System.Text;
using System.Text.RegularExpressions;

namespace Detections.Kusto.Json;

/// <summary>The words of a JSON text, one after the other.</summary>
internal sealed partial class JsonScanner(string text)
{
    // Of a broken file anything can stand where a word is expected.
    private const int MaxShownLength = 40;

    /// <summary>Offset of the next unit.</summary>
    public int Position { get; private set; }

    public bool IsAtEnd => Position == text.Length;

    /// <summary>The next unit, or NUL behind the last one.</summary>
    public char Current => IsAtEnd ? '\0' : text[Position];

    public void Take() => Position++;

    /// <summary>Takes <paramref name="unit"/> and the trivia around it, where it stands next.</summary>
    public bool TryTake(char unit)
    {
        SkipTrivia();
        if (IsAtEnd || Current != unit)
            return false;
        Position++;
        return true;
    }

    public void SkipTrivia()
    {
        while (!IsAtEnd)
        {
            if (Current is ' ' or '\t' or '\r' or '\n')
                Position++;
            else if (Stands("//"))
                Position = Find(['\r', '\n'], Position);
            else if (Stands("/*"))
                Position = EndOfComment();
            else
                return;
        }
    }

    /// <summary>Reads the string whose quote stands next.</summary>
    public JsonScalar ReadString()
    {
        var start = Position;
        var value = new StringBuilder();
        for (var verbatim = start + 1; ; verbatim = Position)
        {
            var end = Find(['"', '\\'], verbatim);
            if (end == text.Length)
                throw Broken(start, 1, "the string that starts here is never closed");
            if (text[end] == '"')
            {
                Position = end + 1;
                value.Append(text, verbatim, end - verbatim);
                return new JsonScalar(TextSpan.FromBounds(start, Position), value.ToString(), IsString: true);
            }
            var escape = JsonEscape.Read(text, end);
            value.Append(text, verbatim, end - verbatim).Append(escape.Value);
            Position = escape.Span.End;
        }
    }

    /// <summary>Reads the number or word that stands next.</summary>
    public JsonScalar ReadLiteral()
    {
        var start = Position;
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ':' or '{' or '}' or '[' or ']' or '"' or '/'))
            end++;
        if (end == start)
            throw Expected("a value");
        var written = text[start..end];
        if (!Literal().IsMatch(written))
            throw Broken(start, end - start, $"'{Shown(written)}' is no value; write it in quotes");
        Position = end;
        return new JsonScalar(TextSpan.FromBounds(start, end), written, IsString: false);
    }

    /// <summary>The problem that something else stands next than <paramref name="what"/>.</summary>
    public JsonProblemException Expected(string what)
    {
        if (IsAtEnd)
            return Broken(Position, 0, $"the file ends where {what} is expected");
        var length = char.IsSurrogatePair(text, Position) ? 2 : 1;
        return Broken(Position, length, $"'{text.AsSpan(Position, length)}' stands where {what} is expected");
    }

    private int EndOfComment()
    {
        var end = text.IndexOf("*/", Position + 2, StringComparison.Ordinal);
        return end < 0 ? throw Broken(Position, 2, "the comment that starts here is never closed") : end + 2;
    }

    private bool Stands(string mark) => text.AsSpan(Position).StartsWith(mark);

    private int Find(ReadOnlySpan<char> units, int start)
    {
        var found = text.AsSpan(start).IndexOfAny(units);
        return found < 0 ? text.Length : start + found;
    }

    private static string Shown(string written) => written.Length > MaxShownLength ? written[..MaxShownLength] + "..." : written;

    private static JsonProblemException Broken(int start, int length, string reason) => new(new TextSpan(start, length), reason);

    [GeneratedRegex(@"\A(true|false|null|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?)\z")]
    private static partial Regex Literal();
}
