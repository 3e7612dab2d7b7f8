using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>What the parameters of the functions that a query defines stand for wherever their bodies are read.</summary>
internal sealed class CallFrames
{
    private readonly Dictionary<SyntaxNode, List<SyntaxNode>> _calls = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SyntaxNode, CallFrame> _frames = new(ReferenceEqualityComparer.Instance);

    public CallFrames(SyntaxNode root, LetBindings bindings)
    {
        foreach (var node in root.DescendantsAndSelf())
        {
            if (node.Kind != SyntaxKinds.NameReference || bindings.Find(node.ReferencedSymbol) is not { Expression: { Kind: SyntaxKinds.FunctionDeclaration } function })
                continue;
            if (!_calls.TryGetValue(function, out var calls))
                _calls.Add(function, calls = []);
            calls.Add(node.Parent is { Kind: SyntaxKinds.FunctionCallExpression } call && call.Node("Name") == node ? call : node);
        }
    }

    /// <summary>The frame to read a node in: where a function is called from one place only its parameters are the arguments there, otherwise they are unknown.</summary>
    public CallFrame Around(SyntaxNode node)
    {
        if (node.Ancestors().FirstOrDefault(outer => outer.Kind == SyntaxKinds.FunctionDeclaration) is not { } function)
            return CallFrame.Query;
        if (_frames.TryGetValue(function, out var known))
            return known;
        // A call inside of its own function does not end.
        _frames[function] = CallFrame.Query;
        var frame = _calls.GetValueOrDefault(function) is [var call]
            ? CallFrame.Of(function, [.. call.Arguments()], Around(call), isPiped: call.Parent?.Kind == SyntaxKinds.InvokeOperator)
            : CallFrame.Query;
        return _frames[function] = frame;
    }
}
