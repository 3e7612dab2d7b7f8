namespace Detections.Kusto.Schema.Declarations;

/// <summary>Tells the form of a schema file by its first significant character.</summary>
internal static class SchemaForm
{
    public enum Kind
    {
        Yaml,
        Json,
        Script,
    }

    public static Kind Of(string content)
    {
        var start = FirstSignificant(content);
        return start == content.Length ? Kind.Yaml : content[start] switch
        {
            '.' => Kind.Script,
            '{' or '[' => Kind.Json,
            _ => Kind.Yaml,
        };
    }

    // Scripts and JSON of this field both carry // comments on top.
    private static int FirstSignificant(string content)
    {
        var position = 0;
        while (position < content.Length)
        {
            if (char.IsWhiteSpace(content[position]))
                position++;
            else if (content.AsSpan(position).StartsWith("//", StringComparison.Ordinal))
                position = content.AsSpan(position).IndexOfAny('\n', '\r') is var end and >= 0 ? position + end : content.Length;
            else
                break;
        }
        return position;
    }
}
