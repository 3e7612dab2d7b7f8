namespace Detections.Kusto.Syntax;

/// <summary>A token: a word, a literal, a sign.</summary>
public sealed class SyntaxToken : SyntaxElement
{
    private readonly int _triviaStart;

    internal SyntaxToken(string source, string kind, TextSpan span, int triviaStart)
        : base(source, kind, span)
    {
        _triviaStart = triviaStart;
    }

    /// <summary>Whether the engine put it in where the query lacks it; its span is empty then.</summary>
    public bool IsMissing => Span.Length == 0;

    /// <summary>The blanks, line ends and comments between the token before and this one.</summary>
    public string LeadingTrivia => Source[_triviaStart..Span.Start];

    /// <summary>Where <see cref="LeadingTrivia"/> stands.</summary>
    public TextSpan LeadingTriviaSpan => TextSpan.FromBounds(_triviaStart, Span.Start);
}
