using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>Follows expressions that are rows: names, calls, pipes.</summary>
internal sealed class TabularReader
{
    // Queries of strangers: a name that stands for two of the next, and that for two of the next, is read no further.
    private const int MaxDepth = 60;
    private const int MaxOperators = 20_000;

    private readonly LetBindings _bindings;
    private readonly EventSources _sources;
    private readonly OperatorReader _operators;
    private readonly Dictionary<SyntaxNode, TabularFlow> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Symbol, TabularFlow> _named = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CallFrame, TabularFlow> _piped = [];
    private readonly HashSet<SyntaxNode> _used = new(ReferenceEqualityComparer.Instance);
    private int _depth;
    private int _operatorCount;

    public TabularReader(EventKnowledge knowledge, LetBindings bindings, ConstantTexts constants, ReadRecorder recorder)
    {
        _bindings = bindings;
        _sources = new EventSources(knowledge, constants);
        _operators = new OperatorReader(this, new ConditionReader(knowledge, constants), new ValueReader(this, bindings, recorder), recorder);
    }

    /// <summary>The rows of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="frame">What parameters stand for.</param>
    /// <param name="input">The rows around an expression that starts with an operator, as in <c>fork (where x)</c>; null where there are none.</param>
    public TabularFlow Read(SyntaxNode expression, CallFrame frame, TabularFlow? input)
    {
        var operators = new Stack<SyntaxNode>();
        var source = expression.WithoutParentheses();
        while (source.Kind == SyntaxKinds.PipeExpression && source.Node("Expression") is { } inner && source.Node("Operator") is { } last)
        {
            operators.Push(last);
            source = inner.WithoutParentheses();
        }
        if (_depth == MaxDepth || (_operatorCount += operators.Count + 1) > MaxOperators)
            return EventSources.Unknown(expression);

        _depth++;
        var flow = ReadSource(source, frame, input);
        while (operators.TryPop(out var next))
            flow = _operators.Apply(next, flow, frame);
        _depth--;
        return flow;
    }

    /// <summary>The rows behind <c>invoke</c>.</summary>
    public TabularFlow Invoke(SyntaxNode call, TabularFlow input, CallFrame frame)
    {
        if (Declaration(call) is not { } function)
            return EventSources.KeepsRows(call) ? input : input.ForgetColumns().Union(EventSources.Unknown(call));
        var inner = CallFrame.Of(function, [.. call.Arguments()], frame, isPiped: true);
        _piped.Add(inner, input);
        return ReadBody(function, inner);
    }

    /// <summary>Reads what a <c>let</c> declares and nothing uses, with nothing known of its parameters.</summary>
    public void ReadUnused(LetBinding binding)
    {
        if (_used.Contains(binding.Expression) || binding.Function is not null)
            return;
        if (binding.Expression.Kind == SyntaxKinds.FunctionDeclaration)
            ReadBody(binding.Expression, CallFrame.Of(binding.Expression, [], CallFrame.Query, isPiped: false));
        else if (binding.Expression.IsTabular)
            Read(binding.Expression, CallFrame.Query, input: null);
    }

    /// <summary>Gives a name to the rows at some point: <c>as T</c>.</summary>
    public void Name(Symbol name, TabularFlow flow) => _named[name] = flow;

    private TabularFlow ReadSource(SyntaxNode source, CallFrame frame, TabularFlow? input)
    {
        switch (source.Kind)
        {
            case SyntaxKinds.NameReference:
                return ReadName(source, frame);
            case SyntaxKinds.FunctionCallExpression:
                return Declaration(source) is { } function ? ReadBody(function, CallFrame.Of(function, [.. source.Arguments()], frame, isPiped: false)) : _sources.OfCall(source, frame);
            case SyntaxKinds.PathExpression:
                return _sources.OfPath(source, frame);
            case SyntaxKinds.MaterializeExpression when source.Node("Expression") is { } inner:
                return Read(inner, frame, input);
            case SyntaxKinds.DataTableExpression or SyntaxKinds.ExternalDataExpression:
                return TabularFlow.WithoutSources;
            default:
                return source.IsTabularOperator ? _operators.Apply(source, input, frame) : EventSources.Unknown(source);
        }
    }

    private TabularFlow ReadName(SyntaxNode name, CallFrame frame)
    {
        if (name.ReferencedSymbol is { } symbol && _named.TryGetValue(symbol, out var flow))
            return flow;
        if (name.ReferencedSymbol is ParameterSymbol parameter)
            return ReadParameter(name, parameter, frame);
        if (_bindings.Find(name.ReferencedSymbol) is not { } binding)
            return name.ReferencedSymbol is VariableSymbol ? EventSources.Unknown(name) : _sources.OfName(name, frame);
        if (binding.Expression.Kind == SyntaxKinds.FunctionDeclaration)
            return ReadBody(binding.Expression, CallFrame.Of(binding.Expression, [], frame, isPiped: false));
        _used.Add(binding.Expression);
        if (binding.Function is not null)
            return Read(binding.Expression, frame.Of(binding), input: null);
        if (!_known.TryGetValue(binding.Expression, out var known))
            _known[binding.Expression] = known = Read(binding.Expression, CallFrame.Query, input: null);
        return known;
    }

    private TabularFlow ReadParameter(SyntaxNode name, ParameterSymbol parameter, CallFrame frame)
    {
        if (frame.ArgumentOf(parameter) is { } argument)
            return Read(argument.Expression, argument.Frame, input: null);
        for (var outer = frame; outer is not null; outer = outer.Caller)
        {
            if (outer.FirstParameter == parameter && _piped.TryGetValue(outer, out var flow))
                return flow;
        }
        return EventSources.Unknown(name);
    }

    private SyntaxNode? Declaration(SyntaxNode call) =>
        _bindings.Find(call.Node("Name")?.ReferencedSymbol) is { Expression: { Kind: SyntaxKinds.FunctionDeclaration } function } ? function : null;

    private TabularFlow ReadBody(SyntaxNode function, CallFrame frame)
    {
        _used.Add(function);
        return function.Node("Body")?.Node("Expression") is { } body ? Read(body, frame, input: null) : EventSources.Unknown(function);
    }
}
