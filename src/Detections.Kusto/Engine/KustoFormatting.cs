namespace Detections.Kusto.Engine;

/// <summary>What Kusto's formatter made of one query.</summary>
public abstract record KustoFormatting
{
    private KustoFormatting() { }

    /// <summary>The query is laid out.</summary>
    /// <param name="Text">The query with other blanks and line ends; formatting it again changes nothing. Line ends are <c>\n</c>.</param>
    public sealed record Formatted(string Text) : KustoFormatting;

    /// <summary>The query is better left as it is.</summary>
    /// <param name="Reason">Why, as the end of a sentence with its period.</param>
    public sealed record Left(string Reason) : KustoFormatting;
}
