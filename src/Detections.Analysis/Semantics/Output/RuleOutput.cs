using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Semantics.Output;

/// <summary>What a rule does with the output of its query.</summary>
/// <param name="References">Every place that names a column, in file order.</param>
/// <param name="Query">The query they speak of; null where the rule has several, or the engine did not analyze it.</param>
/// <param name="Columns">The columns of that query's output; null without a query.</param>
internal sealed record RuleOutput(ImmutableArray<ColumnReference> References, QueryContext? Query, OutputColumns? Columns)
{
    public static RuleOutput Of(RuleContext rule)
    {
        var query = rule.HasAllQueries && rule.Queries is [var only] ? only : null;
        return new RuleOutput(ReferencesOf(rule.Rule), query, query is null ? null : OutputColumns.Of(query));
    }

    private static ImmutableArray<ColumnReference> ReferencesOf(DetectionRule rule) => rule.Kind switch
    {
        RuleKind.CustomDetection => [.. DefenderOutput.References(rule.Metadata).OrderBy(one => one.Span.Start)],
        var kind when SentinelOutput.IsOf(kind) => [.. SentinelOutput.References(rule.Metadata).OrderBy(one => one.Span.Start)],
        _ => [],
    };
}
