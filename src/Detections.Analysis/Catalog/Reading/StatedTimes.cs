using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Semantics.Time;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Finds the oldest time that the conditions of a query state, where the query as a whole has none that is certain.</summary>
internal static class StatedTimes
{
    // When something happened, or came into the workspace.
    private static readonly string[] Fields = ["TimeGenerated", "Timestamp", "ingestion_time()"];

    /// <summary>Whether a condition compares the time of an event, or that of its arrival, with another time.</summary>
    public static bool IsOfTime(Predicate condition) => Sides(condition.Node).Any(side => Fields.Contains(side.OnOneLine(), StringComparer.Ordinal));

    public static TimeSpan? Oldest(IEnumerable<Predicate> conditions, LetBindings bindings)
    {
        var moments = new Moments(bindings, new ConstantDurations(bindings));
        return conditions.SelectMany(condition => condition.Conjuncts).OfType<OpaquePredicate>().Where(IsOfTime)
            .SelectMany(condition => Sides(condition.Node))
            .Select(side => moments.Of(side)?.Most)
            .Max();
    }

    private static IEnumerable<SyntaxNode> Sides(SyntaxNode comparison) =>
        new[] { comparison.Node("Left"), comparison.Node("Right"), comparison.Node("Right")?.Node("First") }.OfType<SyntaxNode>();
}
