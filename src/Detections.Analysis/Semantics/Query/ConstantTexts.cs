using System.Collections.Immutable;
using System.Globalization;
using Detections.Kusto;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>A value that the query states.</summary>
/// <param name="Text">A string as it is, a number in digits, <c>true</c> or <c>false</c>.</param>
/// <param name="Node">What states it: the literal, be it in a <c>let</c> far away.</param>
internal sealed record ConstantText(string Text, SyntaxNode Node)
{
    public TextSpan Span => Node.Span;
}

/// <summary>The texts, numbers and flags that an expression can only be: literals, lists of them, and names that stand for them.</summary>
internal sealed class ConstantTexts(LetBindings bindings)
{
    // A list in a query of strangers can be long; no real one comes near.
    private const int MaxSteps = 200_000;

    // A long list can be compared in many places; its values are the same ones in all of them.
    private readonly Dictionary<LetBinding, ImmutableArray<ConstantText>?> _lists = new(ReferenceEqualityComparer.Instance);

    /// <summary>The values of an expression or list, in its order; null where one of them is not known.</summary>
    public ImmutableArray<ConstantText>? Of(SyntaxNode expression, CallFrame frame)
    {
        if (Only(expression) is not { Kind: SyntaxKinds.NameReference } name || bindings.Find(name.ReferencedSymbol) is not { } binding || frame.Of(binding) != CallFrame.Query)
            return Read(expression, frame);
        if (!_lists.TryGetValue(binding, out var values))
            _lists.Add(binding, values = Read(binding.Expression, CallFrame.Query));
        return values;
    }

    // in ((names)): the name.
    private static SyntaxNode Only(SyntaxNode expression)
    {
        var node = expression.WithoutParentheses();
        while (node.Kind == SyntaxKinds.ExpressionList && node.Items("Expressions").Take(2).ToList() is [var only])
            node = only.WithoutParentheses();
        return node;
    }

    private ImmutableArray<ConstantText>? Read(SyntaxNode expression, CallFrame frame)
    {
        var texts = ImmutableArray.CreateBuilder<ConstantText>();
        var pending = new Stack<(SyntaxNode Node, CallFrame Frame)>();
        pending.Push((expression, frame));
        for (var steps = 0; pending.TryPop(out var next); steps++)
        {
            if (steps > MaxSteps)
                return null;
            if (Parts(next.Node, next.Frame) is { } parts)
            {
                foreach (var part in parts.Reverse())
                    pending.Push(part);
            }
            else if (ValueOf(next.Node) is { } text)
                texts.Add(new ConstantText(text, next.Node));
            else
                return null;
        }
        return texts.ToImmutable();
    }

    // What a node says by others; null for one that has to say it itself.
    private IEnumerable<(SyntaxNode Node, CallFrame Frame)>? Parts(SyntaxNode node, CallFrame frame)
    {
        switch (node.Kind)
        {
            case SyntaxKinds.ParenthesizedExpression:
            case SyntaxKinds.DynamicExpression:
                return node.Node("Expression") is { } inner ? [(inner, frame)] : null;
            case SyntaxKinds.ExpressionList:
                return node.Items("Expressions").Select(item => (item, frame));
            case SyntaxKinds.JsonArrayExpression:
                return node.Items("Values").Select(item => (item, frame));
            case SyntaxKinds.DataTableExpression when node.Node("Schema")?.Items("Columns").Count() == 1:
                return node.Items("Values").Select(item => (item, frame));
            case SyntaxKinds.NameReference when node.ReferencedSymbol is ParameterSymbol parameter:
                return frame.ArgumentOf(parameter) is { } argument ? [(argument.Expression, argument.Frame)] : null;
            case SyntaxKinds.NameReference when bindings.Find(node.ReferencedSymbol) is { } binding:
                return [(binding.Expression, frame.Of(binding))];
            default:
                return null;
        }
    }

    // The value of a name would be that of a parameter's default.
    private static string? ValueOf(SyntaxNode node) => node is { Kind: not SyntaxKinds.NameReference, ResultType.Name: not "dynamic" } ? node.Constant?.Value switch
    {
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString(CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => null,
    } : null;
}
