using Detections.Analysis.Catalog;

namespace Detections.Catalog.Pages;

/// <summary>What the page of a rule says of one of its queries.</summary>
internal static class QueryContent
{
    /// <param name="page">The page of the rule.</param>
    /// <param name="query">The query.</param>
    /// <param name="number">Which query it is, counted from 1; null where it is the only one.</param>
    /// <param name="pages">All rules.</param>
    public static IEnumerable<PageBlock> Of(RulePage page, CatalogQuery query, int? number, CatalogPages pages)
    {
        var level = number is null ? 2 : 3;
        if (number is not null)
            yield return new PageBlock.Heading(2, query.Heading is { } heading ? $"Query {number}: {heading}" : $"Query {number}");
        yield return new PageBlock.Heading(level, "Rule body");
        yield return new PageBlock.Kql(query.Text, "Rule body") { IsWhole = true };
        if (!query.IsAnalyzed)
        {
            yield return new PageBlock.Paragraph("The query was not analyzed, so no more is known of it.");
            yield break;
        }
        foreach (var block in Stages(query, level).Concat(Lists(page, query, level, pages)))
            yield return block;
    }

    private static IEnumerable<PageBlock> Stages(CatalogQuery query, int level)
    {
        yield return new PageBlock.Heading(level, "Stages and predicates");
        if (!query.Parameters.IsEmpty)
        {
            yield return new PageBlock.Heading(level + 1, "Parameters");
            yield return new PageBlock.Kql(string.Join('\n', query.Parameters.Select(parameter => parameter.Text)), "Parameters");
        }
        foreach (var binding in query.Bindings)
        {
            yield return new PageBlock.Heading(level + 1, $"Let binding: {binding.Name}");
            yield return new PageBlock.Kql(binding.Text, $"Let binding {binding.Name}");
            if (!binding.DerivedFrom.IsEmpty)
                yield return new PageBlock.Paragraph($"Derived from {string.Join(", ", binding.DerivedFrom)}.");
        }
        foreach (var pipeline in query.Pipelines)
        {
            // A query that is one pipeline from a table on needs no word about where its stages belong.
            if (pipeline.Name is { } name)
                yield return new PageBlock.Paragraph($"The stages below define let {name}{(pipeline.RunsOn is null ? " (the rule's main pipeline source)" : "")}.");
            else if (pipeline.RunsOn is { } source)
                yield return new PageBlock.Paragraph($"The stages below run on {source} (the outer pipeline).");
            foreach (var stage in pipeline.Stages)
            {
                yield return new PageBlock.Heading(level + 1, $"Stage {stage.Number}: {stage.Operator}");
                yield return new PageBlock.Kql(stage.Text, $"Stage {stage.Number}");
            }
        }
    }

    private static IEnumerable<PageBlock> Lists(RulePage page, CatalogQuery query, int level, CatalogPages pages)
    {
        if (!query.Exclusions.IsEmpty)
        {
            yield return new PageBlock.Heading(level, "Exclusions");
            yield return new PageBlock.Paragraph("What the query actively lets go.");
            yield return new PageBlock.Table(["Field", "Kind", "Excluded values"], [.. query.Exclusions.Select(exclusion => Row(exclusion, Excluded(exclusion)))]);
        }
        if (!query.Indicators.IsEmpty)
        {
            yield return new PageBlock.Heading(level, "Indicators");
            yield return new PageBlock.Paragraph("What the query looks for. A number in brackets counts the other rules that look for the same field, kind and value; without one, only this rule does.");
            yield return new PageBlock.Table(["Field", "Kind", "Values"], [.. query.Indicators.Select(indicator => Row(indicator, Values(page, indicator, pages)))]);
        }
        if (!query.Thresholds.IsEmpty)
        {
            yield return new PageBlock.Heading(level, "Thresholds");
            yield return new PageBlock.Table(
                ["Field", "Aggregate", "Kind", "Value", "Of each"],
                [.. query.Thresholds.Select(one => new PageRow(new PageInline.Code(one.Field), new PageInline.Code(one.Aggregate), one.Kind, PageCell.OfCode(one.Values), PageCell.OfCode(one.GroupBy)))]);
        }
        foreach (var block in OutputContent.Of(query, level))
            yield return block;
    }

    private static PageRow Row(CatalogIndicator indicator, IEnumerable<PageInline> values) => new(new PageInline.Code(indicator.Field), indicator.Kind, new PageCell(values));

    private static IEnumerable<PageInline> Excluded(CatalogIndicator exclusion)
    {
        foreach (var value in exclusion.Values)
            yield return new PageInline.Code(value.Text);
        if (exclusion.Condition is { } condition)
            yield return new PageInline.Code(condition, "(only together)");
    }

    private static IEnumerable<PageInline> Values(RulePage page, CatalogIndicator indicator, CatalogPages pages) =>
        indicator.Values.Select(value => new PageInline.Code(value.Text, pages.Catalog.CountOthers(page.Rule, indicator, value) is var others and > 0 ? $"({others})" : null));
}
