using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Detections.Analysis.Catalog.Comparing;

/// <summary>A query as a row of operators that are no conditions, with the conditions between them: what can be compared with other queries of the same operators.</summary>
/// <param name="Skeleton">The operators with all that their texts refer to.</param>
/// <param name="Segments">The conditions before the first operator behind the source, between it and the next, and so on; without those that only limit the time.</param>
/// <param name="FixedSegments">How many segments, counted from the first, have to be the same in both queries: behind them each row is taken by itself.</param>
internal sealed partial record QueryShape(string Skeleton, ImmutableArray<ImmutableArray<CatalogPredicate>> Segments, int FixedSegments)
{
    // Of each row that comes in these make a row or none or some, whatever rows there are besides.
    private static readonly string[] RowByRow =
        ["source", "where", "extend", "project", "project-away", "project-keep", "project-rename", "distinct", "parse", "parse-where", "parse-kv", "mv-expand", "mv-apply", "union"];
    private static readonly string[] RowByRowJoins = ["inner", "leftouter", "leftsemi", "leftanti", "anti", "leftantisemi"];

    // These change neither which rows there are nor what a condition behind them sees.
    private static readonly string[] Presentation = ["project-reorder", "sort", "order"];

    /// <summary>The shape of a query; null for one that nothing is said of: not analyzed, with several results, without conditions, or with rows that depend on each other in ways not followed.</summary>
    public static QueryShape? Of(CatalogQuery query)
    {
        if (!query.IsAnalyzed || query.Pipelines.IsEmpty || query.Pipelines.Count(pipeline => pipeline.Name is null) > 1 || OtherRows().IsMatch(query.Text))
            return null;
        var meanings = new NameMeanings(query);
        var skeleton = new StringBuilder();
        var segments = new List<ImmutableArray<CatalogPredicate>.Builder> { ImmutableArray.CreateBuilder<CatalogPredicate>() };
        var fixedSegments = 0;
        foreach (var (pipeline, stage) in query.Pipelines.SelectMany(pipeline => pipeline.Stages, (pipeline, stage) => (pipeline, stage)))
        {
            if (stage is { Operator: "where", Predicate: { } predicate })
            {
                segments[^1].AddRange(Conjuncts(predicate).Where(one => !one.IsOfTime).Select(meanings.Explain));
                continue;
            }
            if (Presentation.Contains(stage.Operator, StringComparer.Ordinal))
                continue;
            skeleton.Append(meanings.Explain(TextOf(stage, pipeline))).Append('\n');
            segments.Add(ImmutableArray.CreateBuilder<CatalogPredicate>());
            if (!IsRowByRow(stage))
                fixedSegments = segments.Count - 1;
        }
        return meanings.AreKnown && segments.Any(segment => segment.Count > 0) ? new QueryShape(skeleton.ToString(), [.. segments.Select(segment => segment.ToImmutable())], fixedSegments) : null;
    }

    /// <summary>Whether every row that this query finds the other one finds too. Only for shapes with the same skeleton.</summary>
    public bool IsWithin(QueryShape other)
    {
        for (var i = 0; i < Segments.Length; i++)
        {
            if (!PredicateImplication.Implies(Segments[i], other.Segments[i]) || (i < FixedSegments && !PredicateImplication.Implies(other.Segments[i], Segments[i])))
                return false;
        }
        return true;
    }

    private static bool IsRowByRow(CatalogStage stage) =>
        stage.JoinKind is { } kind ? stage.Operator == "lookup" || RowByRowJoins.Contains(kind, StringComparer.Ordinal) : RowByRow.Contains(stage.Operator, StringComparer.Ordinal);

    // Without the name of the 'let' that its rows come from, which is in the pipeline before.
    private static string TextOf(CatalogStage stage, CatalogPipeline pipeline) =>
        pipeline.RunsOn is not null && stage == pipeline.Stages[0] ? stage.Text[stage.Text.IndexOf("\n| ", StringComparison.Ordinal)..] : stage.Text;

    private static IEnumerable<CatalogPredicate> Conjuncts(CatalogPredicate predicate) =>
        predicate.Form == PredicateForm.And ? predicate.Parts.SelectMany(Conjuncts) : [predicate];

    [GeneratedRegex(@"\b(prev|next|row_\w+)\s*\(", RegexOptions.CultureInvariant)]
    private static partial Regex OtherRows();
}
