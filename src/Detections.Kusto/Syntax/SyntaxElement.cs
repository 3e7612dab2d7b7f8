namespace Detections.Kusto.Syntax;

/// <summary>A node or a token of the official syntax tree.</summary>
public abstract class SyntaxElement
{
    private protected SyntaxElement(string source, string kind, TextSpan span)
    {
        Source = source;
        Kind = kind;
        Span = span;
    }

    /// <summary>The engine's name of the kind (<c>SyntaxKind</c>): <c>FilterOperator</c>, <c>NameReference</c>, ...</summary>
    /// <remarks>The kind of <c>in~</c> is <c>InCsExpression</c>: where letter case matters, go by the operator token's text.</remarks>
    public string Kind { get; }

    /// <summary>Where it stands in the query, without the comments and blanks before it.</summary>
    public TextSpan Span { get; }

    /// <summary>The node it is part of; null for the root.</summary>
    public SyntaxNode? Parent { get; internal set; }

    /// <summary>Its text as written, comments inside it included.</summary>
    public string Text => Source.Substring(Span.Start, Span.Length);

    private protected string Source { get; }

    /// <summary>The nodes around it, the nearest first.</summary>
    public IEnumerable<SyntaxNode> Ancestors()
    {
        for (var node = Parent; node is not null; node = node.Parent)
            yield return node;
    }

    public override string ToString() => $"{Kind} {Span}";
}
