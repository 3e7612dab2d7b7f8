using Detections.Analysis.Analyzers;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Semantics.Output;
using Detections.Analysis.Semantics.Query;
using Detections.Analysis.Text;
using Detections.Kusto.Schema;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Takes down what the catalog knows of a query.</summary>
internal static class QueryReader
{
    /// <summary>A query of which nothing is known but its text.</summary>
    public static CatalogQuery Unread(SourceText file, RuleQuery query, KustoEnvironment environment) => new()
    {
        Text = query.Text,
        Heading = query.Heading?.Value,
        Line = file.PositionAt(query.Map.ToFile(query.FirstLine).Start).Line + 1,
        Environment = query.Environment ?? environment,
        IsAnalyzed = false,
    };

    /// <param name="query">The query.</param>
    /// <param name="feeds">What the rule uses columns of its result for, by name.</param>
    public static CatalogQuery Read(QueryContext query, ILookup<string, string> feeds)
    {
        var root = query.Bound.Root;
        var bindings = query.Lets;
        var statements = root.Items("Statements").ToList();
        var results = statements.Where(one => one.Kind == SyntaxKinds.ExpressionStatement).Select(one => one.Node("Expression")).OfType<SyntaxNode>().ToList();
        var pipelines = new PipelineReader(query.Bound.Text, bindings, query.Conditions.All.ToDictionary(one => one.Operator, one => one.Predicate));
        var main = pipelines.ReadMain(results);
        var (parameters, others) = new BindingReader(bindings, pipelines).Read(statements);
        var lookedFor = LookedForOperators.Of(results, bindings);
        var predicates = query.Conditions.All.Where(one => lookedFor.Contains(one.Operator)).Select(one => one.Predicate).ToList();
        var (indicators, exclusions) = IndicatorReader.Read(predicates);
        var (fields, passesFields) = new OutputReader(query, pipelines).Read(feeds);
        var sources = query.Reads.Sources;
        return Unread(query.File, query.Query, query.Environment) with
        {
            IsAnalyzed = true,
            Tables = [.. sources.Select(read => read.Source.Table).OfType<string>().Distinct(StringComparer.Ordinal)],
            Functions = [.. sources.Where(read => read.Source.Kind == EventSourceKind.Function).Select(read => read.Source.Name).Distinct(StringComparer.Ordinal)],
            ReadsOthers = sources.Any(read => read.Source.Kind == EventSourceKind.Unknown),
            Parameters = parameters,
            Bindings = others,
            Pipelines = main,
            Indicators = indicators,
            Exclusions = exclusions,
            Thresholds = [.. new ThresholdReader(root).Read(predicates)],
            GroupBy = pipelines.LastOf(SyntaxKinds.SummarizeOperator) is { } summarize ? ThresholdReader.GroupsOf(summarize) : [],
            Lookback = query.Times.Oldest?.Most ?? StatedTimes.Oldest(predicates, bindings),
            OutputFields = fields,
            PassesFields = passesFields,
            IsOutputOpen = !OutputColumns.Of(query).IsComplete,
        };
    }
}
