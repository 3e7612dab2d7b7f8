using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Time;

/// <summary>A condition of <c>where</c> that keeps rows by the time of their events, and by nothing else.</summary>
/// <param name="Condition">The comparison.</param>
/// <param name="From">The moment before which no row is kept; null where the condition has none, or it is not known.</param>
/// <param name="To">The moment after which no row is kept; null likewise.</param>
internal sealed record TimeFilter(SyntaxNode Condition, Moment? From, Moment? To)
{
    /// <summary>The column by which Sentinel limits what a rule sees. The <c>Timestamp</c> of some tables is another time.</summary>
    public const string TimeColumn = "TimeGenerated";

    /// <summary>The time filters among the conditions of a <c>where</c> that all have to hold, in the order of the text.</summary>
    public static IEnumerable<TimeFilter> AllIn(SyntaxNode where, Moments moments)
    {
        var pending = new Stack<SyntaxNode>();
        if (where.Node("Condition") is { } whole)
            pending.Push(whole);
        while (pending.TryPop(out var next))
        {
            var condition = next.WithoutParentheses();
            if (condition.Kind == SyntaxKinds.AndExpression)
            {
                if (condition.Node("Right") is { } right)
                    pending.Push(right);
                if (condition.Node("Left") is { } left)
                    pending.Push(left);
            }
            else if (Read(condition, moments) is { } filter)
                yield return filter;
        }
    }

    private static TimeFilter? Read(SyntaxNode condition, Moments moments)
    {
        if (condition.Node("Left") is not { } left || condition.Node("Right") is not { } right)
            return null;
        if (condition.Kind == SyntaxKinds.BetweenExpression)
            return IsTimeColumn(left) ? Between(condition, right, moments) : null;
        if (IsTimeColumn(left))
            return Compared(condition, isLeft: true, moments.Of(right));
        return IsTimeColumn(right) ? Compared(condition, isLeft: false, moments.Of(left)) : null;
    }

    // The second of the two can be a length: between (ago(2d) .. 1d).
    private static TimeFilter? Between(SyntaxNode condition, SyntaxNode range, Moments moments) =>
        range.Node("First") is { } first && range.Node("Second") is { } second
            ? new TimeFilter(condition, moments.Of(first), moments.Of(second) ?? moments.After(first, second))
            : null;

    private static TimeFilter? Compared(SyntaxNode condition, bool isLeft, Moment? moment) => (condition.Kind, moment) switch
    {
        (_, null) => null,
        (SyntaxKinds.GreaterThanExpression or SyntaxKinds.GreaterThanOrEqualExpression, _) => isLeft ? new(condition, moment, null) : new(condition, null, moment),
        (SyntaxKinds.LessThanExpression or SyntaxKinds.LessThanOrEqualExpression, _) => isLeft ? new(condition, null, moment) : new(condition, moment, null),
        _ => null,
    };

    private static bool IsTimeColumn(SyntaxNode node) => node.WithoutParentheses() is { Kind: SyntaxKinds.NameReference } name && name.NameText() == TimeColumn;
}
