using System.Collections.Immutable;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Schema;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Time;

/// <summary>A condition of <c>where</c> that keeps rows by the time of their events, and by nothing else.</summary>
/// <param name="Condition">The comparison.</param>
/// <param name="From">The moment before which no row is kept; null where the condition has none, or it is not known.</param>
/// <param name="To">The moment after which no row is kept; null likewise.</param>
internal sealed record TimeFilter(SyntaxNode Condition, Moment? From, Moment? To)
{
    private const string IngestionTime = "ingestion_time";

    /// <summary>Whether the time is that of ingestion, and not that of the event.</summary>
    public bool IsOfIngestion => Condition.DescendantsAndSelf().Any(node => node.Kind == SyntaxKinds.FunctionCallExpression && node.Node("Name")?.NameText() == IngestionTime);

    /// <summary>The columns by which the platform limits what a rule sees. In Sentinel the <c>Timestamp</c> of some tables is another time.</summary>
    public static ImmutableArray<string> ColumnsIn(KustoEnvironment environment) => environment == KustoEnvironment.DefenderXdr ? ["TimeGenerated", "Timestamp"] : ["TimeGenerated"];

    /// <summary>The time filters among the conditions of a <c>where</c> that all have to hold, in the order of the text.</summary>
    public static IEnumerable<TimeFilter> AllIn(SyntaxNode where, Moments moments, ImmutableArray<string> columns) =>
        (where.Node("Condition")?.OperandsOf(SyntaxKinds.AndExpression) ?? []).Select(condition => Read(condition, moments, columns)).OfType<TimeFilter>();

    private static TimeFilter? Read(SyntaxNode condition, Moments moments, ImmutableArray<string> columns)
    {
        if (condition.Node("Left") is not { } left || condition.Node("Right") is not { } right)
            return null;
        if (condition.Kind == SyntaxKinds.BetweenExpression)
            return IsTime(left, columns) ? Between(condition, right, moments) : null;
        if (IsTime(left, columns))
            return Compared(condition, isLeft: true, moments.Of(right));
        return IsTime(right, columns) ? Compared(condition, isLeft: false, moments.Of(left)) : null;
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

    // An event is ingested after it happened: what was ingested before the period happened before it, too.
    private static bool IsTime(SyntaxNode node, ImmutableArray<string> columns) => node.WithoutParentheses() switch
    {
        { Kind: SyntaxKinds.NameReference } name => columns.Contains(name.NameText(), StringComparer.Ordinal),
        { Kind: SyntaxKinds.FunctionCallExpression } call => call.Node("Name")?.NameText() == IngestionTime && !call.Arguments().Any(),
        _ => false,
    };
}
