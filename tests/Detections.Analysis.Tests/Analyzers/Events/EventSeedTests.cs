using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

/// <summary>The event tables of two published pages. Nothing is wrong with them by themselves.</summary>
internal sealed class EventSeedTests
{
    [TestCase("000_485d10e7085648a0.txt")]
    [TestCase("003_ef8ccf15ea3f4f88.txt", DiagnosticIds.AnyIsBesideNamedEvents)]
    public async Task A_published_table_is_no_fault(string seed, params string[] ids)
    {
        using var folder = new RuleFolder();
        folder.Write("rule.md", EventRules.Providers(PublishedRows(seed)));

        var found = (await folder.AnalyzeAsync()).Diagnostics.Where(one => one.Descriptor.Category == DiagnosticCategory.Events).ToList();

        Assert.That(found.Select(one => one.Id), Is.EqualTo(ids));
        Assert.That(found.Select(one => one.Descriptor.DefaultSeverity), Is.All.EqualTo(DiagnosticSeverity.Suggestion));
    }

    // 000 names four ActionTypes and lists one; 003 is right.
    [TestCase("000_485d10e7085648a0.txt", "ConnectionAttempt", "ConnectionFailed", "ConnectionRequest")]
    [TestCase("003_ef8ccf15ea3f4f88.txt")]
    public async Task Above_its_own_query_a_published_table_lacks_what_its_author_forgot(string seed, params string[] forgotten)
    {
        using var folder = new RuleFolder();
        folder.Write("rule.md", EventRules.Page(PublishedQuery(seed), PublishedRows(seed)));

        var found = (await folder.AnalyzeAsync()).Diagnostics.Where(one => one.Descriptor is { Category: DiagnosticCategory.Events, DefaultSeverity: > DiagnosticSeverity.Suggestion }).ToList();

        Assert.That(found.Select(one => one.Id), Is.All.EqualTo(DiagnosticIds.EventIsNotListed));
        Assert.That(found.Select(one => one.Message.Split('\'')[1]), Is.EquivalentTo(forgotten));
    }

    private static string PublishedQuery(string seed) => string.Join('\n', File.ReadLines(Path.Combine(RepositoryRoot.Shared("seeds"), seed))
        .SkipWhile(line => !line.StartsWith("Rule body", StringComparison.Ordinal))
        .Skip(1)
        .TakeWhile(line => line != "Stages and Predicates"));

    // Below "Event coverage", the header and its rule.
    private static string[] PublishedRows(string seed) =>
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot.Shared("seeds"), seed))
            .SkipWhile(line => line != "Event coverage")
            .Skip(3)
            .TakeWhile(line => line.StartsWith('|')),
    ];
}
