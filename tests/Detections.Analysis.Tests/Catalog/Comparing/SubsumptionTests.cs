using System.Collections.Immutable;
using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Comparing;
using Detections.Analysis.Tests.Corpus;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Catalog.Comparing;

internal sealed class SubsumptionTests
{
    [Test]
    public void The_index_finds_what_comparing_all_with_all_finds() =>
        Prop.ForAll(RandomRules.Lists.ToArbitrary(), rules => Found(rules) == FoundByHand(rules)).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Test]
    public async Task The_same_in_real_repositories()
    {
        string[] repositories = ["FalconFriday", "Hunting-Queries-Detection-Rules", "Azure-Sentinel"];
        var catalogs = await Task.WhenAll(repositories.Select(async repository => await (await CorpusRun.OfAsync(repository)).Result.Catalog!.MakeAsync(CancellationToken.None)));
        ImmutableArray<CatalogRule> rules = [.. catalogs.SelectMany((catalog, repository) => catalog.Rules.Select(rule => rule with { Path = $"{repositories[repository]}/{rule.Path}" }))];

        var found = Found(rules);

        TestContext.Out.WriteLine(found);
        Assert.That(found, Is.Not.Empty.And.EqualTo(FoundByHand(rules)));
    }

    // More than are compared with one rule: those that look for another value are told apart before.
    [TestCase(IndicatorKinds.Equal, IndicatorKinds.Contains)]
    [TestCase(IndicatorKinds.StartsWith, IndicatorKinds.Contains)]
    [TestCase(IndicatorKinds.EndsWith, IndicatorKinds.Contains)]
    public void Thousands_of_rules_that_look_for_another_value_hide_none(string narrow, string broad)
    {
        var rules = Enumerable.Range(1000, 3000).Select(number => RandomRules.Rule(number, Looking(broad, $"tool-{number}"))).Append(RandomRules.Rule(9999, Looking(narrow, "a-tool-1234")));

        var subsumption = new Subsumption([.. rules], 20);

        Assert.That(subsumption.BroaderThan(3000), Is.EqualTo([234]));
    }

    [Test]
    public void Of_many_rules_with_the_same_queries_the_first_are_listed()
    {
        var same = Enumerable.Range(0, 5000).Select(number => RandomRules.Rule(number, Looking(IndicatorKinds.Equal, "tool")));
        var broad = Enumerable.Range(5000, 5000).Select(number => RandomRules.Rule(number, Looking(IndicatorKinds.Contains, "tool")));

        var subsumption = new Subsumption([.. same, .. broad], 3);

        Assert.That(subsumption.BroaderThan(4999), Is.EqualTo([5000, 5001, 5002]));
        Assert.That(subsumption.StricterThan(9999), Is.EqualTo([0, 1, 2]));
        Assert.That(subsumption.StricterThan(0), Is.Empty);
    }

    private static CatalogQuery Looking(string kind, string value) => RandomRules.Query("T", RandomRules.Compare("A", kind, false, false, false, value));

    private static string Found(ImmutableArray<CatalogRule> rules)
    {
        var subsumption = new Subsumption(rules, rules.Length);
        return Lines(rules, (broad, narrow) => subsumption.StricterThan(broad).Contains(narrow) && subsumption.BroaderThan(narrow).Contains(broad));
    }

    private static string FoundByHand(ImmutableArray<CatalogRule> rules)
    {
        var shapes = rules.Select(rule => rule.Queries.Select(QueryShape.Of).ToList()).ToList();
        return Lines(rules, (broad, narrow) => IsWithin(narrow, broad) && !IsWithin(broad, narrow));

        bool IsWithin(int narrow, int broad) => narrow != broad && shapes[narrow].Count > 0 && shapes[narrow].All(query => query is not null && shapes[broad].OfType<QueryShape>().Any(other => query.Skeleton == other.Skeleton && query.IsWithin(other)));
    }

    private static string Lines(ImmutableArray<CatalogRule> rules, Func<int, int, bool> isBroader) =>
        string.Join('\n', Enumerable.Range(0, rules.Length).SelectMany(broad => Enumerable.Range(0, rules.Length).Where(narrow => isBroader(broad, narrow)).Select(narrow => $"{rules[broad].Key} > {rules[narrow].Key}")));
}
