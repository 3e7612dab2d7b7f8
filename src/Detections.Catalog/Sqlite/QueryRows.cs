using Detections.Analysis.Catalog;
using Detections.Analysis.RuleFiles;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Sqlite;

/// <summary>The rows of the tables about what the queries of rules do, a value for each column of <c>catalog.sql</c>.</summary>
internal static class QueryRows
{
    public static IEnumerable<(string Name, IEnumerable<object?[]> Rows)> Of(CatalogPages pages)
    {
        var queries = pages.Rules.SelectMany((page, rule) => page.Rule.Queries.Select((query, index) => new NumberedQuery(page, rule + 1, query, index + 1))).ToList();
        return
        [
            ("queries", queries.Select(Row)),
            ("query_tables", queries.SelectMany(one => one.Query.Tables.Select(table => one.Row(table)))),
            ("query_stages", queries.SelectMany(one => one.Query.Pipelines.SelectMany(pipeline => pipeline.Stages, (pipeline, stage) => one.Row(stage.Number, pipeline.Name, stage.Operator, stage.Text)))),
            ("indicators", queries.SelectMany(one => one.Query.Indicators.SelectMany(indicator => Indicator(one, indicator, pages)))),
            ("exclusions", queries.SelectMany(one => one.Query.Exclusions.SelectMany(exclusion => Exclusion(one, exclusion)))),
            ("thresholds", queries.SelectMany(one => one.Query.Thresholds.SelectMany(threshold => threshold.Values, (threshold, value) => one.Row(threshold.Field, threshold.Aggregate, threshold.Kind, value, string.Join(", ", threshold.GroupBy))))),
            ("output_fields", queries.SelectMany(one => one.Query.OutputFields.Select((field, at) => one.Row(at + 1, field.Name, field.Type, field.Source, field.Stage)))),
        ];
    }

    private static object?[] Row(NumberedQuery one)
    {
        var query = one.Query;
        return one.Row(query.Heading, query.Line, RuleEnvironment.NameOf(query.Environment), RuleRows.Flag(query.IsAnalyzed), query.Text, RuleRows.Seconds(query.Lookback), RuleRows.Flag(query.IsOutputOpen));
    }

    // A test without a value (is_null) is a row too.
    private static IEnumerable<object?[]> Indicator(NumberedQuery one, CatalogIndicator indicator, CatalogPages pages) =>
        indicator.Values.IsEmpty
            ? [one.Row(indicator.Field, indicator.Kind, null, 0, pages.Catalog.CountOthers(one.Page.Rule, indicator, null))]
            : indicator.Values.Select(value => one.Row(indicator.Field, indicator.Kind, value.Text, RuleRows.Flag(value.IsCaseSensitive), pages.Catalog.CountOthers(one.Page.Rule, indicator, value)));

    private static IEnumerable<object?[]> Exclusion(NumberedQuery one, CatalogIndicator exclusion) =>
        exclusion.Values.IsEmpty
            ? [one.Row(exclusion.Field, exclusion.Kind, null, 0, exclusion.Condition)]
            : exclusion.Values.Select(value => one.Row(exclusion.Field, exclusion.Kind, value.Text, RuleRows.Flag(value.IsCaseSensitive), exclusion.Condition));

    /// <param name="Page">The page of its rule.</param>
    /// <param name="Rule">The number of its rule.</param>
    /// <param name="Query">The query.</param>
    /// <param name="Number">Its place in the rule, from 1.</param>
    private sealed record NumberedQuery(RulePage Page, int Rule, CatalogQuery Query, int Number)
    {
        /// <summary>A row that belongs to the query: its rule, its number, then these values.</summary>
        public object?[] Row(params object?[] values) => [Rule, Number, .. values];
    }
}
