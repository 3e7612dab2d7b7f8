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
            yield return HeadingOf(query, number.Value);
        yield return new PageBlock.Heading(level, "Rule body");
        yield return new PageBlock.Kql(query.Text, "Rule body") { IsWhole = true };
        if (!query.IsAnalyzed)
        {
            yield return new PageBlock.Paragraph("The query was not analyzed, so no more is known of it.");
            yield break;
        }
        PageBlock[] parts =
        [
            .. Stages(query, level),
            .. Exclusions(query, level),
            .. Indicators(query, level, (indicator, value) => pages.Catalog.CountOthers(page.Rule, indicator, value)),
            .. Thresholds(query, level),
            .. OutputContent.Of(query, level),
        ];
        foreach (var block in parts)
            yield return block;
    }

    /// <summary>The heading over all that is said of one of several queries.</summary>
    public static PageBlock HeadingOf(CatalogQuery query, int number) => new PageBlock.Heading(2, query.Heading is { } heading ? $"Query {number}: {heading}" : $"Query {number}");

    public static IEnumerable<PageBlock> Parameters(CatalogQuery query, int level) => query.Parameters.IsEmpty
        ? []
        : [new PageBlock.Heading(level, "Parameters"), new PageBlock.Kql(string.Join('\n', query.Parameters.Select(parameter => parameter.Text)), "Parameters")];

    public static IEnumerable<PageBlock> Stages(CatalogQuery query, int level)
    {
        yield return new PageBlock.Heading(level, "Stages and predicates");
        foreach (var block in Parameters(query, level + 1))
            yield return block;
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

    public static IEnumerable<PageBlock> Exclusions(CatalogQuery query, int level) => query.Exclusions.IsEmpty
        ? []
        :
        [
            new PageBlock.Heading(level, "Exclusions"),
            new PageBlock.Paragraph("What the query actively lets go."),
            new PageBlock.Table(["Field", "Kind", "Excluded values"], [.. query.Exclusions.Select(exclusion => Row(exclusion, Excluded(exclusion)))]),
        ];

    /// <param name="query">The query.</param>
    /// <param name="level">The level of the heading.</param>
    /// <param name="countOthers">How many other rules look for a value; null to leave that out.</param>
    public static IEnumerable<PageBlock> Indicators(CatalogQuery query, int level, Func<CatalogIndicator, CatalogValue, int>? countOthers = null) => query.Indicators.IsEmpty
        ? []
        :
        [
            new PageBlock.Heading(level, "Indicators"),
            new PageBlock.Paragraph(countOthers is null ? "What the query looks for." : "What the query looks for. A number in brackets counts the other rules that look for the same field, kind and value; without one, only this rule does."),
            new PageBlock.Table(["Field", "Kind", "Values"], [.. query.Indicators.Select(indicator => Row(indicator, indicator.Values.Select(value => new PageInline.Code(value.Text, countOthers?.Invoke(indicator, value) is > 0 and var others ? $"({others})" : null))))]),
        ];

    public static IEnumerable<PageBlock> Thresholds(CatalogQuery query, int level) => query.Thresholds.IsEmpty
        ? []
        :
        [
            new PageBlock.Heading(level, "Thresholds"),
            new PageBlock.Table(
                ["Field", "Aggregate", "Kind", "Value", "Of each"],
                [.. query.Thresholds.Select(one => new PageRow(new PageInline.Code(one.Field), new PageInline.Code(one.Aggregate), one.Kind, PageCell.OfCode(one.Values), PageCell.OfCode(one.GroupBy)))]),
        ];

    private static PageRow Row(CatalogIndicator indicator, IEnumerable<PageInline> values) => new(new PageInline.Code(indicator.Field), indicator.Kind, new PageCell(values));

    private static IEnumerable<PageInline> Excluded(CatalogIndicator exclusion)
    {
        foreach (var value in exclusion.Values)
            yield return new PageInline.Code(value.Text);
        if (exclusion.Condition is { } condition)
            yield return new PageInline.Code(condition, "(only together)");
    }
}
