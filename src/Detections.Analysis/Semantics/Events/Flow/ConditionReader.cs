using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>Follows the condition of a <c>where</c> as far as it speaks of events.</summary>
internal sealed class ConditionReader(EventKnowledge knowledge, ConstantTexts constants)
{
    // Nobody nests deeper; chains of one operator do not count.
    private const int MaxDepth = 100;

    private readonly ComparisonReach _reach = new(knowledge);

    /// <summary>The rows for which <paramref name="condition"/> can be true.</summary>
    public TabularFlow Filter(TabularFlow flow, SyntaxNode condition, CallFrame frame) =>
        flow.Select(shape => Read(condition, shape, flow, frame, MaxDepth).Apply(shape));

    private ConditionOutcome Read(SyntaxNode condition, RowShape shape, TabularFlow flow, CallFrame frame, int depth)
    {
        var node = condition.WithoutParentheses();
        if (depth == 0)
            return ConditionOutcome.Of(Enumerable.Range(0, shape.Sources.Length), Truth.Unknown);
        if (node.Kind is SyntaxKinds.AndExpression or SyntaxKinds.OrExpression)
        {
            var parts = Chain(node).Select(part => Read(part, shape, flow, frame, depth - 1));
            return node.Kind == SyntaxKinds.AndExpression ? parts.Aggregate((one, two) => one.And(two)) : parts.Aggregate((one, two) => one.Or(two));
        }
        if (node.Kind == SyntaxKinds.FunctionCallExpression && node.Node("Name")?.NameText() == "not" && node.Arguments().ToList() is [var negated])
            return Read(negated, shape, flow, frame, depth - 1).Not();
        // search "x", where * has "x": the text can stand in the column that tells the event too.
        if (node.Kind == SyntaxKinds.StringLiteralExpression || node.Node("Left")?.Kind == SyntaxKinds.StarExpression)
            return ConditionOutcome.Of(Enumerable.Range(0, shape.Sources.Length), Truth.Unknown);
        return Comparison.Of(node, frame, constants) is { } comparison
            ? OfComparison(comparison, shape, flow)
            : OfOther(node, shape);
    }

    private ConditionOutcome OfComparison(Comparison comparison, RowShape shape, TabularFlow flow)
    {
        switch (ColumnExpressions.Origin(comparison.Column, shape.Columns))
        {
            case ColumnOrigin.Tells tells when shape.Sources[tells.Source].Source.EventTable is { } table:
                return _reach.Of(comparison, tells, table) is var truth && truth == Truth.Anything ? ConditionOutcome.Nothing : ConditionOutcome.Of([tells.Source], truth);
            // In the rows of another part of a 'union' the column is empty.
            case var origin when origin == ColumnOrigin.Absent && IsToldElsewhere(comparison.Column, flow) && !comparison.Values.Any(value => value.Text is ""):
                return ConditionOutcome.Of(Enumerable.Range(0, shape.Sources.Length), comparison.IsNegated ? Truth.Never.Negated : Truth.Never);
            case var origin:
                return Unfollowed(ColumnOrigin.Unrelated.With(origin));
        }
    }

    private static bool IsToldElsewhere(SyntaxNode column, TabularFlow flow) =>
        flow.Shapes.Any(other => ColumnExpressions.Origin(column, other.Columns) is ColumnOrigin.Tells);

    // An event always has a name, so to ask for one says nothing.
    private static ConditionOutcome OfOther(SyntaxNode node, RowShape shape) =>
        node.Kind == SyntaxKinds.FunctionCallExpression && node.Node("Name")?.NameText() is "isnotempty" or "isnotnull" && node.Arguments().ToList() is [var argument]
            && ColumnExpressions.Origin(argument, shape.Columns) is ColumnOrigin.Tells
            ? ConditionOutcome.Nothing
            : Unfollowed(ColumnExpressions.Mentions(node, shape.Columns));

    private static ConditionOutcome Unfollowed(ColumnOrigin.Derived asked) =>
        ConditionOutcome.Of(asked.OfRow, Truth.Unknown).And(ConditionOutcome.Of(asked.OfMany, Truth.Anything));

    // The parts of a chain of one operator, however long: it leans to one side.
    private static List<SyntaxNode> Chain(SyntaxNode node)
    {
        var parts = new List<SyntaxNode>();
        var pending = new Stack<SyntaxNode>([node]);
        while (pending.TryPop(out var next))
        {
            var part = next.WithoutParentheses();
            if (part.Kind == node.Kind && part.Node("Left") is { } left && part.Node("Right") is { } right)
            {
                pending.Push(right);
                pending.Push(left);
            }
            else
                parts.Add(part);
        }
        return parts;
    }
}
