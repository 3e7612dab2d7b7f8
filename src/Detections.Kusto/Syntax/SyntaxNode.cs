using System.Collections.Immutable;
using Detections.Kusto.Symbols;

namespace Detections.Kusto.Syntax;

/// <summary>A node of the official syntax tree with what the binder found out about it.</summary>
public sealed class SyntaxNode : SyntaxElement
{
    private readonly ImmutableArray<string> _slots;

    internal SyntaxNode(string source, string kind, TextSpan span, ImmutableArray<string> slots)
        : base(source, kind, span)
    {
        _slots = slots;
    }

    /// <summary>Its parts in the engine's order; null stands for an optional part that is not there.</summary>
    public ImmutableArray<SyntaxElement?> Children { get; internal set; } = [];

    /// <summary>What the name or call refers to; null where the engine binds nothing.</summary>
    public Symbol? ReferencedSymbol { get; internal init; }

    /// <summary>The type of an expression, a tabular operator or a name; null for other nodes and where it is not known.</summary>
    public TypeSymbol? ResultType { get; internal init; }

    /// <summary>The value of a constant expression as far as the engine knows it; null for an expression that is no constant.</summary>
    public ConstantValue? Constant { get; internal init; }

    /// <summary>The part under the engine's property name (<c>Condition</c>, <c>Operator</c>), or null where it is not there.</summary>
    public SyntaxElement? Child(string slot)
    {
        var index = _slots.IndexOf(slot);
        return index < 0 || index >= Children.Length ? null : Children[index];
    }

    /// <summary><see cref="Child"/> where it is a node.</summary>
    public SyntaxNode? Node(string slot) => Child(slot) as SyntaxNode;

    /// <summary>This node and all nodes below it, each before its parts, in the order of the text.</summary>
    public IEnumerable<SyntaxNode> DescendantsAndSelf()
    {
        // Queries of strangers can be nested deeply; recursion is not for them.
        var pending = new Stack<SyntaxNode>();
        pending.Push(this);
        while (pending.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Length - 1; i >= 0; i--)
            {
                if (node.Children[i] is SyntaxNode child)
                    pending.Push(child);
            }
        }
    }

    /// <summary>The smallest node that holds <paramref name="span"/> whole; this node where no smaller one does.</summary>
    public SyntaxNode FindNode(TextSpan span)
    {
        var node = this;
        while (true)
        {
            var inner = node.Children.OfType<SyntaxNode>().FirstOrDefault(child => child.Span.Contains(span));
            if (inner is null)
                return node;
            node = inner;
        }
    }
}
