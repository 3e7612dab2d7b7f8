using Detections.Analysis.Catalog;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Tests.Corpus;

namespace Detections.Analysis.Tests.Catalog;

internal sealed class CatalogCorpusTests
{
    [TestCase("FalconFriday")]
    [TestCase("Hunting-Queries-Detection-Rules")]
    [TestCase("Azure-Sentinel")]
    public async Task Every_query_of_a_real_repository_gets_its_page(string repository)
    {
        var run = await CorpusRun.OfAsync(repository);
        var catalog = await run.Result.Catalog!.MakeAsync(CancellationToken.None);
        var queries = catalog.Rules.SelectMany(rule => rule.Queries).ToList();
        TestContext.Out.WriteLine($"{repository}: {catalog.Rules.Length} pages, {queries.Count} queries, {queries.Count(query => query.IsAnalyzed)} analyzed, {queries.Sum(query => query.Indicators.Length)} indicators");

        Assert.That(run.Result.Diagnostics.Where(one => one.Id == DiagnosticIds.AnalyzerFailed), Is.Empty);
        Assert.That((catalog.Rules.Length, queries.Count), Is.EqualTo((run.Result.Counts.Rules, run.Result.Counts.Queries)));
        Assert.That(catalog.Rules.Select(rule => rule.Key), Is.Unique);
        // What begins with a bar is a part of a query: its rows come from nowhere.
        Assert.That(queries.Where(query => query.IsAnalyzed && query.Pipelines.IsEmpty && !query.Text.StartsWith('|') && !query.Text.Contains("let ", StringComparison.Ordinal)).Select(query => query.Text), Is.Empty);
        Assert.That(queries.SelectMany(query => query.Pipelines).SelectMany(pipeline => pipeline.Stages).Where(stage => stage.Text.Length == 0), Is.Empty);
    }

    [Test]
    public async Task The_counts_are_those_of_a_search_by_hand()
    {
        var catalog = await (await CorpusRun.OfAsync("FalconFriday")).Result.Catalog!.MakeAsync(CancellationToken.None);

        foreach (var rule in catalog.Rules)
        {
            foreach (var indicator in rule.Queries.SelectMany(query => query.Indicators))
            {
                foreach (var value in indicator.Values.Where(value => !value.IsCaseSensitive))
                {
                    var others = catalog.Rules.Count(other => other != rule && other.Queries.Any(query => query.Indicators.Any(one =>
                        one.Field == indicator.Field && one.Kind == indicator.Kind && one.Values.Any(text => string.Equals(text.Text, value.Text, StringComparison.OrdinalIgnoreCase)))));
                    Assert.That(catalog.CountOthers(rule, indicator, value), Is.EqualTo(others), $"{rule.Key} {indicator.Field} {value.Text}");
                }
            }
        }
    }
}
