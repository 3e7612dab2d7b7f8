using Detections.Analysis.RuleFiles;
using Detections.Kusto;
using Detections.Kusto.Schema;
using static Detections.Analysis.Tests.RuleFiles.Markdown.MarkdownDocuments;

namespace Detections.Analysis.Tests.RuleFiles.Markdown;

internal sealed class MarkdownReaderTests
{
    private const string Document = """
        ---
        id: 1
        severity: high
        ---
        # Unknown *process* using `SMB`

        WinRM and SMB are popular
        network protocols.

        > [!WARNING]
        > Fine-tune it.

        ## MITRE ATT&CK coverage
        | Tactic | Techniques |
        |---|---|
        | Lateral Movement | T1021.002 Remote Services |

        ## Rule body
        ```kusto
        DeviceNetworkEvents
        | where RemotePort == 445
        ```
        """;

    [Test]
    public void A_document_with_a_query_is_a_rule()
    {
        var rule = ReadRule(Document);

        Assert.Multiple(() =>
        {
            Assert.That(rule.Kind, Is.EqualTo(RuleKind.Document));
            Assert.That(rule.Span, Is.EqualTo(new TextSpan(0, Document.Length)));
            Assert.That(rule.Title!.Value, Is.EqualTo("Unknown process using SMB"));
            Assert.That(rule.Description!.Value, Is.EqualTo("WinRM and SMB are popular network protocols.\n\n[!WARNING] Fine-tune it."));
            Assert.That(rule.Metadata.FindScalar("severity")!.Value, Is.EqualTo("high"));
            Assert.That(rule.Tables.Single().Heading!.Value, Is.EqualTo("MITRE ATT&CK coverage"));
            Assert.That(rule.Queries.Single().Text, Is.EqualTo("DeviceNetworkEvents\n| where RemotePort == 445"));
            Assert.That(rule.Queries.Single().Heading!.Value, Is.EqualTo("Rule body"));
        });
    }

    [Test]
    public void A_value_of_the_front_matter_stands_at_its_place_in_the_file()
    {
        var severity = ReadRule(Document).Metadata.FindScalar("severity")!;

        Assert.That(Document.Substring(severity.Span.Start, severity.Span.Length), Is.EqualTo("high"));
    }

    [Test]
    public void The_title_stands_where_its_text_begins_and_ends()
    {
        var title = ReadRule(Document).Title!.Span;

        Assert.That(Document.Substring(title.Start, title.Length), Is.EqualTo("Unknown *process* using `SMB"));
    }

    [TestCase("# Read me\n\nA folder of rules.\n")]
    [TestCase("")]
    [TestCase("---\nid: x\n")]
    [TestCase("# Read me\n```sh\nGet-Process | where Name\n```\n")]
    [TestCase("# Read me\n```\nnever closed\n")]
    [TestCase("---\nid: [broken\n---\n```json\n{}\n```\n")]
    [TestCase("# Table\n<!--\n```kql\nT | count\n```\n-->\n")]
    [TestCase("# Indented\n\n    T\n    | count\n")]
    [TestCase("# Function\n```kql\n.create-or-alter function F() { T | count }\n```\n")]
    [TestCase("# Fragment\n```kql\n// add this line\n| where X == 1\n```\n")]
    public void A_document_without_a_query_is_no_rule_and_has_no_findings(string content)
    {
        var file = Read(content);

        Assert.Multiple(() =>
        {
            Assert.That(file.Rules, Is.Empty);
            Assert.That(file.Problems, Is.Empty);
        });
    }

    [TestCase("kusto")]
    [TestCase("KQL")]
    [TestCase("kql title=\"a query\"")]
    [TestCase("csl")]
    [TestCase("{.kusto}")]
    [TestCase("kusto-query")]
    public void A_fence_labelled_as_KQL_is_a_query_whatever_its_text_is(string label) =>
        Assert.That(ReadQuery($"```{label}\nno query at all\n```").Text, Is.EqualTo("no query at all"));

    [TestCase("")]
    [TestCase("C#")]
    [TestCase("yaml")]
    [TestCase("sql")]
    [TestCase("text")]
    public void A_fence_with_another_label_is_a_query_when_its_text_is_KQL(string label) =>
        Assert.That(ReadQuery($"```{label}\nT\n| where x == 1\n```").Text, Is.EqualTo("T\n| where x == 1"));

    [TestCase("powershell")]
    [TestCase("SPL")]
    [TestCase("esql")]
    public void The_label_of_another_language_with_pipes_is_trusted(string label) =>
        Assert.That(Read($"```{label}\nT\n| where x == 1\n```").Rules, Is.Empty);

    [Test]
    public void A_query_whose_first_line_is_stuck_to_the_label_is_a_query() =>
        Assert.That(ReadQuery("```KQLSigninLogs\n| where x == 1\n```").Text, Is.EqualTo("| where x == 1"));

    [Test]
    public void The_queries_of_a_document_stand_in_file_order_with_their_headings()
    {
        var queries = ReadRule("# T\n## Defender XDR\n```kql\nA | count\n```\n## Sentinel\n~~~kql\nB | count\n~~~\n").Queries;

        Assert.That(
            queries.Select(query => (query.Text, query.Heading!.Value, query.Environment)),
            Is.EqualTo(new (string, string, KustoEnvironment?)[]
            {
                ("A | count", "Defender XDR", KustoEnvironment.DefenderXdr),
                ("B | count", "Sentinel", KustoEnvironment.Sentinel),
            }));
    }

    [TestCase("# Rule\n\nFirst.\n\n## Risk\nOther.\n\n## Detection description\n\nSecond.\n\nThird.\n\n## Next\nOther.\n", "Second.\n\nThird.")]
    [TestCase("# Rule\n\n- First.\n- Second.\n\n---\n## Next\nOther.\n", "First.\n\nSecond.")]
    [TestCase("# Rule\n## Next\nOther.\n", null)]
    [TestCase("Before.\n# Rule\nFirst.\n", "First.")]
    public void The_description_is_what_its_heading_or_the_title_introduces(string content, string? expected) =>
        Assert.That(ReadRule(content + "```kql\nT\n```\n").Description?.Value, Is.EqualTo(expected));

    [TestCase("## References\n- https://a.b/c\n- <https://a.b/d>\n- [A post](https://a.b/e_(f)).\n- A book\n", "https://a.b/c;https://a.b/d;https://a.b/e_(f);A book")]
    [TestCase("#### References:\n* [https://a.b/c](https://a.b/d), https://a.b/e.\n", "https://a.b/c;https://a.b/d;https://a.b/e")]
    [TestCase("## References\nSee https://a.b/c and (https://a.b/d).\n\nNothing else.\n", "https://a.b/c;https://a.b/d")]
    [TestCase("## References\n\n---\n## Detection\n- https://a.b/c\n", "")]
    [TestCase("## References\n- javascript:alert(1)\n", "javascript:alert(1)", Description = "A text, and no link: that is for whoever shows it.")]
    [TestCase("## Description\nSee https://a.b/c\n", "")]
    [TestCase("## References\n- https://\n", "https://")]
    public void References_are_what_stands_below_their_heading(string content, string expected)
    {
        var document = $"# Rule\n{content}```kql\nT\n```\n";
        var references = ReadRule(document).References;

        Assert.That(string.Join(';', references.Select(reference => reference.Value)), Is.EqualTo(expected));
        Assert.That(references.Select(reference => document.Substring(reference.Span.Start, reference.Span.Length)), Is.EqualTo(references.Select(reference => reference.Value)));
    }

    [Test]
    public void A_heading_between_thematic_breaks_is_the_title() =>
        Assert.That(ReadRule("---\n# Rule\n\nFirst.\n\n---\n```kql\nT\n```\n").Title!.Value, Is.EqualTo("Rule"));

    [Test]
    public void A_document_that_begins_without_a_heading_has_no_title() =>
        Assert.That(ReadRule("```kql\nT\n```\n").Title, Is.Null);
}
