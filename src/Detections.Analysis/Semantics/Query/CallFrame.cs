using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Query;

/// <summary>A call of a function that the query defines: what its parameters stand for while its body is read.</summary>
internal sealed class CallFrame
{
    private readonly Dictionary<Symbol, SyntaxNode> _arguments = new(ReferenceEqualityComparer.Instance);

    private CallFrame(SyntaxNode? function, CallFrame? caller)
    {
        Function = function;
        Caller = caller;
    }

    /// <summary>The query itself.</summary>
    public static CallFrame Query { get; } = new(null, null);

    /// <summary>The declaration of the function; null outside of any.</summary>
    public SyntaxNode? Function { get; }

    /// <summary>The frame of the call; null outside of any function.</summary>
    public CallFrame? Caller { get; }

    /// <summary>A call whose arguments are known as far as they are expressions.</summary>
    /// <param name="function">Its declaration.</param>
    /// <param name="arguments">The arguments as written, named ones too.</param>
    /// <param name="caller">The frame of the call.</param>
    /// <param name="isPiped">Whether the first parameter gets the rows before <c>invoke</c>.</param>
    public static CallFrame Of(SyntaxNode function, IReadOnlyList<SyntaxNode> arguments, CallFrame caller, bool isPiped)
    {
        var frame = new CallFrame(function, caller);
        var parameters = function.Node("Parameters")?.Items("Parameters").ToList() ?? [];
        for (var i = isPiped ? 1 : 0; i < parameters.Count; i++)
        {
            if (parameters[i].Node("NameAndType")?.Node("Name") is not { ReferencedSymbol: { } symbol } name)
                continue;
            var position = isPiped ? i - 1 : i;
            var argument = arguments.FirstOrDefault(one => one.Kind == SyntaxKinds.SimpleNamedExpression && one.Node("Name")?.NameText() == name.NameText())?.Node("Expression")
                ?? (position < arguments.Count && arguments[position].Kind != SyntaxKinds.SimpleNamedExpression ? arguments[position] : null)
                ?? parameters[i].Node("DefaultValue")?.Node("Value");
            if (argument is not null)
                frame._arguments[symbol] = argument;
        }
        return frame;
    }

    /// <summary>The parameter that gets the rows before <c>invoke</c>.</summary>
    public Symbol? FirstParameter => Function?.Node("Parameters")?.Items("Parameters").FirstOrDefault()?.Node("NameAndType")?.Node("Name")?.ReferencedSymbol;

    /// <summary>The expression a parameter stands for and the frame to read it in; null where it has none.</summary>
    public (SyntaxNode Expression, CallFrame Frame)? ArgumentOf(Symbol parameter)
    {
        for (var frame = this; frame is not null; frame = frame.Caller)
        {
            if (frame._arguments.TryGetValue(parameter, out var expression))
                return (expression, frame.Caller ?? Query);
        }
        return null;
    }

    /// <summary>The frame in which the names of a <c>let</c> are read.</summary>
    public CallFrame Of(LetBinding binding)
    {
        var frame = this;
        while (frame.Caller is { } caller && frame.Function != binding.Function)
            frame = caller;
        return frame;
    }
}
