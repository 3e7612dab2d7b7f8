using Detections.Kusto;

namespace Detections.Analysis.Semantics.Literals;

/// <summary>A string literal of a query, and where each unit of its value stands in the query.</summary>
internal sealed class LiteralText
{
    private static readonly string[] LongQuotes = ["```", "~~~"];

    private readonly TextSpan _literal;
    // The start of each unit, and the end of the last.
    private readonly List<int>? _starts;

    private LiteralText(TextSpan literal, List<int>? starts)
    {
        _literal = literal;
        _starts = starts;
    }

    /// <param name="query">The text of the query.</param>
    /// <param name="literal">Where it stands.</param>
    /// <param name="value">Its value as the engine reads it: where it is read differently here, parts of it have no place.</param>
    public static LiteralText Of(string query, TextSpan literal, string value) => new(literal, StartsOf(query, literal, value));

    /// <summary>Where a part of the value stands: the whole literal where the part itself is not known.</summary>
    public TextSpan Place(TextSpan part) => PlaceOrNull(part) ?? _literal;

    /// <summary>Where a part of the value stands; null where that is not known.</summary>
    public TextSpan? PlaceOrNull(TextSpan part) =>
        _starts is null ? null : TextSpan.FromBounds(_starts[part.Start], _starts[part.End]);

    private static List<int>? StartsOf(string query, TextSpan literal, string value)
    {
        var text = query.AsSpan(literal.Start, literal.Length);
        var start = text is ['h' or 'H', ..] ? 1 : 0;
        var isVerbatim = start < text.Length && text[start] == '@';
        if (isVerbatim)
            start++;
        foreach (var quote in LongQuotes)
        {
            if (text[start..].StartsWith(quote, StringComparison.Ordinal))
                return StartsOf(text, literal.Start, start + quote.Length, quote, isVerbatim: true, value);
        }
        return text[start..] is ['"' or '\'', ..] ? StartsOf(text, literal.Start, start + 1, text.Slice(start, 1), isVerbatim, value) : null;
    }

    private static List<int>? StartsOf(ReadOnlySpan<char> text, int offset, int position, ReadOnlySpan<char> quote, bool isVerbatim, string value)
    {
        var end = text.Length - quote.Length;
        if (end < position || !text[end..].SequenceEqual(quote))
            return null;
        var starts = new List<int>(value.Length + 1);
        foreach (var unit in value)
        {
            if (position >= end)
                return null;
            starts.Add(offset + position);
            if (text[position] == '\\' && !isVerbatim)
            {
                // Of the escapes only those that stand for the sign itself are read.
                if (position + 1 >= end || text[position + 1] != unit || char.IsAsciiLetterOrDigit(unit))
                    return null;
                position += 2;
            }
            else if (text[position] != unit)
                return null;
            else
                position += quote.Length == 1 && unit == quote[0] ? 2 : 1;
        }
        starts.Add(offset + position);
        return position == end ? starts : null;
    }
}
