using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Time;

/// <summary>A duration that the query states.</summary>
/// <param name="Value">How long it is.</param>
/// <param name="Place">The expression that says so, be it in a <c>let</c> far away.</param>
internal sealed record StatedDuration(TimeSpan Value, SyntaxNode Place);

/// <summary>The durations that an expression can only be: literals, arithmetic with them (<c>2*1d</c>), and names that stand for them.</summary>
internal sealed class ConstantDurations(LetBindings bindings)
{
    // Names that stand for sums of names can make a short query a long calculation.
    private const int MaxSteps = 500;

    /// <summary>The duration of an expression; null where it is none, or not known.</summary>
    public StatedDuration? Of(SyntaxNode expression)
    {
        var steps = MaxSteps;
        return Read(expression, ref steps) is { IsDuration: true } quantity && Math.Abs(quantity.Value) < TimeSpan.MaxValue.Ticks
            ? new StatedDuration(new TimeSpan((long)Math.Round(quantity.Value)), quantity.Place)
            : null;
    }

    private Quantity? Read(SyntaxNode node, ref int steps)
    {
        if (--steps < 0)
            return null;
        switch (node.Kind)
        {
            case SyntaxKinds.ParenthesizedExpression:
                return node.Node("Expression") is { } inner ? Read(inner, ref steps) : null;
            case SyntaxKinds.NameReference:
                return bindings.Find(node.ReferencedSymbol) is { } binding ? Read(binding.Expression, ref steps) : null;
            case SyntaxKinds.FunctionCallExpression:
                return node.Node("Name")?.NameText() == "totimespan" && node.Arguments().ToList() is [var only] ? Read(only, ref steps) : null;
            case SyntaxKinds.UnaryMinusExpression:
                return node.Node("Expression") is { } negated && Read(negated, ref steps) is { } positive ? positive with { Value = -positive.Value, Place = node } : null;
            case SyntaxKinds.AddExpression or SyntaxKinds.SubtractExpression or SyntaxKinds.MultiplyExpression or SyntaxKinds.DivideExpression:
                return node.Node("Left") is { } left && node.Node("Right") is { } right && Read(left, ref steps) is { } one && Read(right, ref steps) is { } other
                    ? Compute(node, one, other)
                    : null;
            default:
                return Literal(node);
        }
    }

    // The engine computes 0 for forms such as 'timespan(02:30:00)', so a duration of 0 is none that is known.
    private static Quantity? Literal(SyntaxNode node) => node.Constant?.Value switch
    {
        TimeSpan { Ticks: not 0 } duration => new Quantity(duration.Ticks, IsDuration: true, node),
        long number => new Quantity(number, IsDuration: false, node),
        double number => new Quantity(number, IsDuration: false, node),
        _ => null,
    };

    // 5/2 is 2 in Kusto where both are whole, so of numbers only a division without rest is known.
    private static Quantity? Compute(SyntaxNode node, Quantity one, Quantity other) => (node.Kind, one.IsDuration, other.IsDuration) switch
    {
        (SyntaxKinds.AddExpression, var left, var right) when left == right => new Quantity(one.Value + other.Value, left, node),
        (SyntaxKinds.SubtractExpression, var left, var right) when left == right => new Quantity(one.Value - other.Value, left, node),
        (SyntaxKinds.MultiplyExpression, var left, var right) when !(left && right) => new Quantity(one.Value * other.Value, left || right, node),
        (SyntaxKinds.DivideExpression, var left, false) when other.Value != 0 && (left || one.Value % other.Value == 0) => new Quantity(one.Value / other.Value, left, node),
        _ => null,
    };

    // A number, or a duration in ticks.
    private sealed record Quantity(double Value, bool IsDuration, SyntaxNode Place);
}
