using System.Text.RegularExpressions;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Diagnostics;

/// <summary>The pages of docs/rules say what the code says.</summary>
internal sealed class RulePageTests
{
    private static IEnumerable<string> Ids => DescriptorTable.All.Select(descriptor => descriptor.Id);

    [Test]
    public void Every_descriptor_has_a_page_and_every_page_a_descriptor() =>
        Assert.That(RulePage.All.Keys, Is.EquivalentTo(Ids.Append("KS")));

    [TestCaseSource(nameof(Ids))]
    public void The_page_has_the_title_the_category_and_the_severity_of_the_descriptor(string id)
    {
        var (page, descriptor) = Find(id);

        Assert.That(page.FirstLine, Is.EqualTo($"# {id}: {descriptor.Title}"));
        Assert.That(page.Property("Category"), Is.EqualTo(RulePage.NameOf(descriptor.Category)));
        Assert.That(page.Property("Default severity"), Is.EqualTo(descriptor.DefaultSeverity.ToString()));
    }

    [TestCaseSource(nameof(Ids))]
    public void The_page_has_the_sections_of_all_pages(string id) =>
        Assert.That(Find(id).Page.Headings, Is.EqualTo(new[] { "## What it finds", "## Why it matters", "## Example", "## How to fix", "## How to configure" }));

    [TestCaseSource(nameof(Ids))]
    public void The_page_shows_what_the_tool_prints(string id)
    {
        var (page, descriptor) = Find(id);
        var shown = page.ShownFindings.Where(finding => finding.Id == id).ToList();

        Assert.That(shown, Is.Not.Empty);
        Assert.That(shown.Select(finding => finding.Severity), Has.All.EqualTo(DocumentedExample.WordFor(descriptor.DefaultSeverity)));
        Assert.That(shown.Select(finding => finding.Message), Has.All.Match(PatternOf(descriptor.MessageFormat)));
    }

    [Test]
    public void The_index_lists_every_id()
    {
        var rows = File.ReadLines(Path.Combine(RulePage.Folder, "README.md")).Where(line => line.StartsWith("| [DET", StringComparison.Ordinal));
        var expected = DescriptorTable.All.Select(descriptor =>
            $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Title} | {RulePage.NameOf(descriptor.Category)} | {descriptor.DefaultSeverity} |");

        Assert.That(rows, Is.EqualTo(expected));
    }

    [Test]
    public void The_page_of_Kusto_lists_every_code_that_has_a_title()
    {
        var rows = Regex.Matches(RulePage.All["KS"].Text, @"^\| (KS\d{3}) \| ([^|]*) \| (Error|Warning|Suggestion|Off|Not raised|Not reported) \|$", RegexOptions.Multiline);

        Assert.That(
            rows.Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}"),
            Is.EqualTo(KustoCodeTitles.Codes.Order(StringComparer.Ordinal).Select(code => $"{code} {KustoCodeTitles.Of(code)}")));
    }

    private static (RulePage Page, DiagnosticDescriptor Descriptor) Find(string id) =>
        (RulePage.All[id], DescriptorTable.All.Single(descriptor => descriptor.Id == id));

    private static string PatternOf(string messageFormat) =>
        "^" + Regex.Replace(Regex.Escape(messageFormat), @"\\\{\d}", ".*") + "$";
}
