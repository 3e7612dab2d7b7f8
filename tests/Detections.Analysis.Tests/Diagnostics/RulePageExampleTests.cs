using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Diagnostics;

/// <summary>The examples of docs/rules, run: each gives the findings that its page shows, at the places it shows, and no others.</summary>
internal sealed class RulePageExampleTests
{
    // Why no example of these pages can be run. Other tests report them.
    private static readonly Dictionary<string, string> NotRun = new(StringComparer.Ordinal)
    {
        [DiagnosticIds.FileIsNotUtf8] = "A page cannot hold bytes that are no UTF-8.",
        [DiagnosticIds.FileCannotBeRead] = "Root can read everything.",
        [DiagnosticIds.FileIsTooLarge] = "The file would be larger than the page.",
        [DiagnosticIds.FileIsBinary] = "A page cannot hold a NUL.",
        [DiagnosticIds.FileIsOutsideTheTree] = "A page cannot hold a link of the file system.",
        [DiagnosticIds.MarkdownIsRefused] = "The file would be larger than the page.",
        [DiagnosticIds.QueryIsTooDeep] = "The query would be longer than the page.",
        [DiagnosticIds.NameIsRetired] = "The driver has no clock: the task says what day it is.",
        [DiagnosticIds.NameIsAboutToBeRetired] = "The driver has no clock: the task says what day it is.",
        [DiagnosticIds.NameWillBeRetired] = "The driver has no clock: the task says what day it is.",
        [DiagnosticIds.SectionIsOutOfDate] = "The task gives the writer of sections, not the driver.",
        [DiagnosticIds.SectionIsUnknown] = "The task gives the writer of sections, not the driver.",
        [DiagnosticIds.VersionIsNotRaised] = "An example has no state before.",
        [DiagnosticIds.BaseCannotBeRead] = "An example has no state before.",
        [DiagnosticIds.NodeIsMissing] = "Node.js is there when tests run.",
        [DiagnosticIds.QueryWasNotAnalyzed] = "The query would be longer than the page.",
        [DiagnosticIds.AnalyzerFailed] = "No analyzer is known to fail.",
        [DiagnosticIds.FixCannotBeWritten] = "Nothing is fixed in an example.",
        [DiagnosticIds.QueryIsNotFormatted] = "Nothing is formatted in an example.",
        [DiagnosticIds.BaselineHoldsFixedFindings] = "An example has no baseline.",
        [DiagnosticIds.BaselineIsInvalid] = "An example has no baseline.",
        [DiagnosticIds.AnalyzerCannotBeLoaded] = "An example has no analyzers of its own.",
        [DiagnosticIds.EngineFailed] = "The engine starts when tests run.",
        [DiagnosticIds.OutputCannotBeWritten] = "The task writes the log, not the driver.",
        [DiagnosticIds.PropertyIsInvalid] = "The task reads the properties, not the driver.",
        [DiagnosticIds.BuildToolIsTooOld] = "It needs Visual Studio 2022.",
        [DiagnosticIds.NoRuleWasFound] = "Only a project of the SDK expects rules.",
        [DiagnosticIds.ShardIsMissing] = "An example has no shards.",
        [DiagnosticIds.ShardIsNotUsed] = "An example has no shards.",
        [DiagnosticIds.ShardIsOfOtherFiles] = "An example has no shards.",
        [DiagnosticIds.SuppressionHasExpired] = "The driver has no clock: the task says what day it is.",
    };

    private static IEnumerable<TestCaseData> Examples =>
        from page in RulePage.All.OrderBy(page => page.Key, StringComparer.Ordinal)
        from example in page.Value.Examples.Index()
        select new TestCaseData(page.Key, example.Item).SetArgDisplayNames(page.Key, $"{example.Index + 1}");

    [Test]
    public void Every_page_has_an_example_that_is_run_or_a_reason_why_not()
    {
        var shown = RulePage.All.Where(page => page.Value.Examples.Any(example => example.Output.Any(line => line.Contains(page.Key, StringComparison.Ordinal))));

        Assert.That(shown.Select(page => page.Key), Is.EquivalentTo(RulePage.All.Keys.Except(NotRun.Keys)));
    }

    [TestCaseSource(nameof(Examples))]
    public async Task An_example_gives_what_its_page_shows(string id, DocumentedExample example)
    {
        var folder = Directory.CreateTempSubdirectory("detections-page-").FullName;
        try
        {
            Assert.That(await example.RunAsync(folder, TestAnalyzers.For(id)), Is.EqualTo(example.Output), $"docs/rules/{id}.md, {example}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
