namespace Detections.Analysis.RuleFiles;

/// <summary>What KQL reads over: white space and comments from <c>//</c> to the end of the line.</summary>
internal static class KqlTrivia
{
    /// <summary>Whether a query holds nothing but trivia.</summary>
    public static bool IsAllOf(ReadOnlySpan<char> query) => EndOfLeading(query) == query.Length;

    /// <summary>Offset of the first unit that is no trivia, or the length of the text.</summary>
    public static int EndOfLeading(ReadOnlySpan<char> query)
    {
        var position = 0;
        while (position < query.Length)
        {
            if (char.IsWhiteSpace(query[position]))
                position++;
            else if (query[position..].StartsWith("//"))
                position = EndOfLine(query, position);
            else
                break;
        }
        return position;
    }

    /// <summary>Offset of the end of the line that <paramref name="position"/> lies on, before its line end.</summary>
    public static int EndOfLine(ReadOnlySpan<char> query, int position)
    {
        var lineEnd = query[position..].IndexOfAny('\r', '\n');
        return lineEnd < 0 ? query.Length : position + lineEnd;
    }
}
