using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>Follows the condition of a <c>where</c> as far as it speaks of events.</summary>
internal sealed class ConditionReader(EventKnowledge knowledge, ConstantTexts constants)
{
    private readonly ComparisonReach _reach = new(knowledge);
    private readonly PredicateReader _predicates = new(constants);

    /// <summary>The rows for which <paramref name="condition"/> can be true.</summary>
    public TabularFlow Filter(TabularFlow flow, SyntaxNode condition, CallFrame frame)
    {
        var predicate = _predicates.Read(condition, frame);
        return flow.Select(shape => Read(predicate, shape, flow).Apply(shape));
    }

    private ConditionOutcome Read(Predicate predicate, RowShape shape, TabularFlow flow) => predicate switch
    {
        Conjunction { Parts: var parts } => parts.Select(part => Read(part, shape, flow)).Aggregate((one, two) => one.And(two)),
        Disjunction { Parts: var parts } => parts.Select(part => Read(part, shape, flow)).Aggregate((one, two) => one.Or(two)),
        Negation { Part: var part } => Read(part, shape, flow).Not(),
        // The text can stand in the column that tells the event too.
        OpaquePredicate { IsTooDeep: true } or Comparison { Field.IsAnyColumn: true } => ConditionOutcome.Of(Enumerable.Range(0, shape.Sources.Length), Truth.Unknown),
        Comparison { IsOfText: true } comparison => OfComparison(comparison, shape, flow),
        // An event always has a name, so to ask for one says nothing.
        Comparison { Kind: ComparisonKind.IsNull, IsNegated: true, Column: var column } when ColumnExpressions.Origin(column, shape.Columns) is ColumnOrigin.Tells => ConditionOutcome.Nothing,
        _ => Unfollowed(ColumnExpressions.Mentions(predicate.Node, shape.Columns)),
    };

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

    private static ConditionOutcome Unfollowed(ColumnOrigin.Derived asked) =>
        ConditionOutcome.Of(asked.OfRow, Truth.Unknown).And(ConditionOutcome.Of(asked.OfMany, Truth.Anything));
}
