using Detections.Analysis.RuleFiles;
using static Detections.Analysis.Tests.RuleFiles.Markdown.MarkdownDocuments;

namespace Detections.Analysis.Tests.RuleFiles.Markdown;

internal sealed class TableReaderTests
{
    private const string Query = "\n\n```kql\nT\n```\n";

    [TestCase("| a |  `T1021`| **b** _c_ |\n|---|---|---|", "a", "T1021", "b** _c")]
    [TestCase("a|b\n-|-", "a", "b")]
    [TestCase("> | a | b |\n> |:-:|--:|", "a", "b")]
    [TestCase("- | a | b |\n  |---|---|", "a", "b")]
    [TestCase("|\ud83d\ude00 x|\t[T1](https://contoso.com)\t|\n|-|-|", "\ud83d\ude00 x", "T1")]
    [TestCase("Text before\n| a | b |\n|---|---|", "a", "b")]
    public void The_place_of_a_cell_is_that_of_its_text(string table, params string[] written)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            var content = ("---\nid: x\n---\n" + table + Query).ReplaceLineEndings(lineEnd);

            Assert.That(ReadTable(content).Header.Select(cell => content.Substring(cell.Span.Start, cell.Span.Length)), Is.EqualTo(written));
        }
    }

    [TestCase("a", "a")]
    [TestCase("a \\| b", "a | b")]
    [TestCase("`a \\| b`", "a | b")]
    [TestCase("**a** *b* ~c~", "a b ~c~")]
    [TestCase("[T1021](https://attack.mitre.org/techniques/T1021/) Remote", "T1021 Remote")]
    [TestCase("<https://contoso.com>", "https://contoso.com")]
    [TestCase("Command &amp; Control", "Command & Control")]
    [TestCase("a<br/>b", "a b")]
    [TestCase("<b>a</b>", "a")]
    [TestCase("C:\\\\Windows\\_x \\* y", "C:\\Windows_x * y")]
    [TestCase("\u00a0 *a*", "a")]
    [TestCase("![alt](x.png)", "alt")]
    [TestCase("[x", "[x")]
    [TestCase("2 * 3 * 4", "2 * 3 * 4")]
    [TestCase("InitiatingProcess_SHA_256", "InitiatingProcess_SHA_256")]
    [TestCase("", "")]
    public void A_cell_is_plain_text(string written, string expected) =>
        Assert.That(ReadTable($"| h | i |\n|---|---|\n| {written} | x |{Query}").Rows.Single()[0].Value, Is.EqualTo(expected));

    [Test]
    public void A_row_has_the_cells_that_are_written()
    {
        var table = ReadTable("| a | b | c |\n|---|---|---|\n| 1 |\n| 1 | 2 |\n| | |\n| 1 | 2 | 3 |" + Query);

        Assert.That(string.Join(' ', table.Rows.Select(row => row.Length)), Is.EqualTo("1 2 2 3"));
    }

    [Test]
    public void An_empty_cell_has_an_empty_place_in_its_row()
    {
        var content = "| a | b |\n|---|---|\n|   | 2 |" + Query;
        var cell = ReadTable(content).Rows.Single()[0];

        Assert.Multiple(() =>
        {
            Assert.That(cell.Span.Length, Is.Zero);
            Assert.That(content[..cell.Span.Start].Split('\n'), Has.Length.EqualTo(3));
        });
    }

    [Test]
    public void A_table_ends_before_the_thematic_break_below_it()
    {
        var content = "## H\n| a | b |\n|---|---|\n| 1 | 2 |\n---\n" + Query;
        var table = ReadTable(content);

        Assert.Multiple(() =>
        {
            Assert.That(content.Substring(table.Span.Start, table.Span.Length), Is.EqualTo("| a | b |\n|---|---|\n| 1 | 2 |"));
            Assert.That(table.Heading!.Value, Is.EqualTo("H"));
        });
    }

    [Test]
    public void Every_table_is_read_with_its_heading()
    {
        var rule = ReadRule("|a|\n|-|\n\n# T\n## A\n|b|\n|-|\n|1|\n\n## B\n- item\n\n  |c|\n  |-|\n" + Query);

        Assert.That(rule.Tables.Select(table => (table.Header[0].Value, table.Heading?.Value)), Is.EqualTo(new[] { ("a", null), ("b", "A"), ("c", "B") }));
    }

    private static RuleTable ReadTable(string content) => ReadRule(content).Tables.Single();
}
