using System.Globalization;

namespace Detections.Kusto.Json;

/// <summary>An escape in a JSON string.</summary>
/// <param name="Span">The escape in the text; that of a character outside of the BMP is both of its <c>\u</c>.</param>
/// <param name="Value">What it stands for: one unit, or two that are one character.</param>
public readonly record struct JsonEscape(TextSpan Span, string Value)
{
    private const int UnicodeLength = 6;

    /// <summary>Reads the escape at <paramref name="start"/>, where a backslash stands.</summary>
    /// <exception cref="JsonProblemException">There is no such escape. A text that <see cref="JsonParser"/> has read has none of these.</exception>
    internal static JsonEscape Read(string text, int start) => (start + 1 < text.Length ? text[start + 1] : '\0') switch
    {
        '"' => new(new TextSpan(start, 2), "\""),
        '\\' => new(new TextSpan(start, 2), "\\"),
        '/' => new(new TextSpan(start, 2), "/"),
        'b' => new(new TextSpan(start, 2), "\b"),
        'f' => new(new TextSpan(start, 2), "\f"),
        'n' => new(new TextSpan(start, 2), "\n"),
        'r' => new(new TextSpan(start, 2), "\r"),
        't' => new(new TextSpan(start, 2), "\t"),
        'u' => ReadUnicode(text, start),
        _ => throw NoEscape(text, start),
    };

    /// <summary>The escapes of a string, in order.</summary>
    /// <param name="text">A text that <see cref="JsonParser"/> has read.</param>
    /// <param name="scalar">A string of it.</param>
    public static IEnumerable<JsonEscape> In(string text, JsonScalar scalar)
    {
        var next = text.IndexOf('\\', scalar.Span.Start, scalar.Span.Length);
        while (next >= 0)
        {
            var escape = Read(text, next);
            yield return escape;
            next = text.IndexOf('\\', escape.Span.End, scalar.Span.End - escape.Span.End);
        }
    }

    private static JsonEscape ReadUnicode(string text, int start)
    {
        var unit = ReadUnit(text, start);
        if (!char.IsSurrogate(unit))
            return new(new TextSpan(start, UnicodeLength), unit.ToString());
        var second = start + UnicodeLength;
        if (char.IsHighSurrogate(unit) && text.AsSpan(second).StartsWith("\\u") && ReadUnit(text, second) is var low && char.IsLowSurrogate(low))
            return new(new TextSpan(start, 2 * UnicodeLength), $"{unit}{low}");
        var written = new TextSpan(start, UnicodeLength);
        throw new JsonProblemException(written, $"'{text.AsSpan(start, UnicodeLength)}' is one half of a character; write both");
    }

    private static char ReadUnit(string text, int start)
    {
        var digits = text.AsSpan(start + 2, Math.Min(UnicodeLength - 2, text.Length - start - 2));
        return digits.Length == UnicodeLength - 2 && ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : throw new JsonProblemException(new TextSpan(start, 2), "behind '\\u' stand no four hexadecimal digits");
    }

    // Most of these are the backslashes of a regular expression or a path.
    private static JsonProblemException NoEscape(string text, int start)
    {
        var isShown = start + 1 < text.Length && !char.IsControl(text[start + 1]) && !char.IsSurrogate(text[start + 1]);
        var length = isShown ? 2 : 1;
        return new JsonProblemException(
            new TextSpan(start, length),
            $"'{text.AsSpan(start, length)}' is no escape; write '\\\\' for a backslash");
    }
}
