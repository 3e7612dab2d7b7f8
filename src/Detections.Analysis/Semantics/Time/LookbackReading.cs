using System.Collections.Immutable;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Time;

/// <summary>Follows the rows of a query from its result back to their sources, and the time filters on the way.</summary>
internal sealed class LookbackReading(ResultRows rows, Moments moments, ImmutableArray<string> columns)
{
    // Names that stand for rows can be named again and again, and each step is a step deeper at worst.
    private const int MaxSteps = 500;

    private int _steps;

    /// <summary>The oldest moment of which the rows tell; null where no filter limits one of their sources.</summary>
    public Moment? Of(SyntaxNode node) => Read(node) is { Own: { } own } reach && reach.IsAddedKnown ? Older(own, reach.Added) : null;

    private Reach Read(SyntaxNode node)
    {
        if (++_steps > MaxSteps)
            return Reach.Unlimited;
        if (node.Kind != SyntaxKinds.PipeExpression)
            return rows.Inputs(node).Select(Read).Aggregate((Reach?)null, Union) ?? Reach.Unlimited;
        if (node.Node("Expression") is not { } input || node.Node("Operator") is not { } stage)
            return Reach.Unlimited;
        return stage.Kind switch
        {
            SyntaxKinds.FilterOperator => TimeFilter.AllIn(stage, moments, columns).Aggregate(Read(input), (reach, filter) => reach.Limit(filter.From)),
            SyntaxKinds.UnionOperator => rows.Inputs(node).Select(Read).Aggregate(Union),
            SyntaxKinds.LookupOperator => Read(input),
            SyntaxKinds.JoinOperator => Join(stage, input),
            _ => Read(input),
        };
    }

    // What only takes rows away, or adds columns to those there are, does not make the query look back further.
    private Reach Join(SyntaxNode join, SyntaxNode left) => join.Parameter("kind") switch
    {
        "leftanti" or "anti" or "leftantisemi" or "leftouter" => Read(left),
        null or "inner" or "innerunique" or "leftsemi" when join.Node("Expression") is { } right => Read(left).With(Read(right)),
        _ => Reach.Unlimited,
    };

    private static Reach Union(Reach? one, Reach other) => one is null ? other : new Reach(
        one.Own is { } first && other.Own is { } second ? Older(first, second) : null,
        Older(one.Added, other.Added),
        one.IsAddedKnown && other.IsAddedKnown);

    private static Moment? Older(Moment? one, Moment? other) => one is null || (other is not null && other.Most > one.Most) ? other : one;

    /// <param name="Own">The oldest moment of the rows' own time column; null for no limit.</param>
    /// <param name="Added">The oldest moment of the rows that joins added; null for none.</param>
    /// <param name="IsAddedKnown">Whether all of the latter are limited.</param>
    private sealed record Reach(Moment? Own, Moment? Added, bool IsAddedKnown)
    {
        public static Reach Unlimited { get; } = new(null, null, IsAddedKnown: true);

        public Reach Limit(Moment? from) => from is null || (Own is not null && Own.Most <= from.Most) ? this : this with { Own = from };

        public Reach With(Reach right) => new(
            Own,
            Older(Older(Added, right.Added), right.Own),
            IsAddedKnown && right is { IsAddedKnown: true, Own: not null });
    }
}
