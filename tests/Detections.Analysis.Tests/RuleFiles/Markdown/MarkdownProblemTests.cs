using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.RuleFiles.Markdown.MarkdownDocuments;

namespace Detections.Analysis.Tests.RuleFiles.Markdown;

internal sealed class MarkdownProblemTests
{
    [Test]
    public void A_fence_that_is_never_closed_is_found_at_its_opening_line()
    {
        var problem = Read("# T\n\n  ~~~~kql  \nT | count\n~~~\n").Problems.Single();

        Assert.Multiple(() =>
        {
            Assert.That(problem.Id, Is.EqualTo(DiagnosticIds.FenceIsNotClosed));
            Assert.That(problem.Location.ToString(), Is.EqualTo("/rules/rule.md(3,3,3,12)"));
            Assert.That(problem.Message, Does.Contain("'~~~~'"));
        });
    }

    [TestCase("```\nT | count\n")]
    [TestCase("> ```kql\n> T\n\nA paragraph.\n")]
    [TestCase("- ```kql\n  T\n")]
    public void A_fence_that_its_container_ends_is_not_closed(string content) =>
        Assert.That(Read(content).Problems.Single().Id, Is.EqualTo(DiagnosticIds.FenceIsNotClosed));

    [Test]
    public void Any_fence_of_a_rule_must_be_closed() =>
        Assert.That(ProblemsOf("```kql\nT\n```\n```json\n{}\n"), Is.EqualTo("4:1 DET1007"));

    [Test]
    public void A_fence_that_swallows_the_next_one_is_not_closed() =>
        Assert.That(ProblemsOf("```kql\nT\n\n## Sentinel\n```kql\nU\n```\n"), Is.EqualTo("1:1 DET1007"));

    [TestCase("```kql\nprint ```a b```\n```\n")]
    [TestCase("````kql\nprint\n```x\ny```\n````\n")]
    [TestCase("~~~kql\nprint\n```kql\ny```\n~~~\n")]
    public void A_string_of_several_lines_does_not_open_a_fence(string content) =>
        Assert.That(ProblemsOf(content), Is.Empty);

    [TestCase("```kql\n```\n")]
    [TestCase("```KQL\n\n \t\n```\n")]
    [TestCase("```kusto\n// Paste your query here\n```\n")]
    public void A_fence_that_promises_a_query_and_holds_none_is_found(string content)
    {
        var file = Read("# T\n" + content);

        Assert.Multiple(() =>
        {
            Assert.That(file.Rules, Is.Empty);
            Assert.That(file.Problems.Single().Message, Is.EqualTo("The query is empty; write one, or take the fence out."));
            Assert.That(file.Problems[0].Location.Start.Line, Is.EqualTo(1));
        });
    }

    [Test]
    public void An_empty_fence_beside_a_query_is_found_and_is_no_query()
    {
        var file = Read("```kql\nT\n```\n```kql\n```\n");

        Assert.Multiple(() =>
        {
            Assert.That(file.Rules.Single().Queries, Has.Length.EqualTo(1));
            Assert.That(file.Problems.Single().Id, Is.EqualTo(DiagnosticIds.QueryIsEmpty));
        });
    }

    [TestCase("---\nid: x\nseverity: high\n\n# T\n```kql\nT\n```\n")]
    [TestCase("---\r\nid: x\r\n\r\n# T\r\n```kql\r\nT\r\n```\r\n")]
    [TestCase("---\ntags:\n- a\n```kql\nT\n```\n---\nA thematic break.\n")]
    public void Front_matter_that_is_never_closed_is_found(string content)
    {
        var file = Read(content);

        Assert.Multiple(() =>
        {
            Assert.That(file.Rules.Single().Queries.Single().Text, Is.EqualTo("T"));
            Assert.That(file.Rules.Single().Metadata.Entries, Is.Empty);
            Assert.That(file.Problems.Single().Id, Is.EqualTo(DiagnosticIds.FrontMatterIsNotClosed));
            Assert.That(file.Problems.Single().Location.ToString(), Is.EqualTo("/rules/rule.md(1,1,1,4)"));
        });
    }

    [TestCase("---\n\n# T\n```kql\nT\n```\n")]
    [TestCase("---\n# T\n```kql\nT\n```\n")]
    [TestCase("---\nNote that this: is a sentence.\n```kql\nT\n```\n")]
    [TestCase("----\nid: x\n```kql\nT\n```\n")]
    [TestCase("# T\n---\nid: x\n```kql\nT\n```\n")]
    [TestCase("---\n\n# T\n\nText.\n\n---\n```kql\nT\n```\n")]
    [TestCase("---\nhttp://contoso.com\n```kql\nT\n```\n")]
    public void A_thematic_break_is_no_front_matter(string content) =>
        Assert.That(ProblemsOf(content), Is.Empty);

    [TestCase("---\nid: x\n---\n")]
    [TestCase("---  \nid: x\n...\n")]
    [TestCase("---\n---\n")]
    [TestCase("---\n# a comment\n\n'id': x\n---\n")]
    public void Closed_front_matter_is_no_part_of_the_document(string frontMatter)
    {
        var file = Read(frontMatter + "# T\n```kql\nT\n```\n");

        Assert.Multiple(() =>
        {
            Assert.That(file.Problems, Is.Empty);
            Assert.That(file.Rules.Single().Title!.Value, Is.EqualTo("T"));
        });
    }

    [Test]
    public void Broken_YAML_in_front_matter_is_found_and_the_rule_is_still_read()
    {
        var file = Read("---\nid: [x\n---\n# T\n```kql\nT\n```\n");

        Assert.Multiple(() =>
        {
            Assert.That(file.Rules.Single().Queries, Has.Length.EqualTo(1));
            Assert.That(file.Problems.Single().Id, Is.EqualTo(DiagnosticIds.YamlIsInvalid));
        });
    }

    [Test]
    public void Front_matter_that_is_no_mapping_is_no_metadata() =>
        Assert.That(ReadRule("---\n- a\n---\n```kql\nT\n```\n").Metadata.Entries, Is.Empty);
}
