using Detections.Analysis.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using static Detections.Analysis.Tests.RuleFiles.Markdown.MarkdownDocuments;

namespace Detections.Analysis.Tests.RuleFiles.Markdown;

internal sealed class MarkdownLimitsTests
{
    private const string Query = "```kql\nT\n```\n\n";

    [TestCase(">")]
    [TestCase("+ ")]
    [TestCase("1. ")]
    [TestCase("*a_ ")]
    [TestCase("**a ")]
    public void A_document_that_nests_too_deep_is_refused(string pattern) =>
        Assert.That(ProblemsOf(Query + Repeat(pattern, 100_000)), Is.EqualTo("1:1 DET1012"));

    [TestCase("[a](")]
    [TestCase("[")]
    [TestCase("![")]
    [TestCase("[a][")]
    [TestCase("[x]: y\n")]
    public void A_document_of_brackets_is_refused_where_there_are_too_many(string pattern)
    {
        var problem = Read(Query + Repeat(pattern, 100_000)).Problems.Single();

        Assert.Multiple(() =>
        {
            Assert.That(problem.Id, Is.EqualTo(DiagnosticIds.MarkdownIsRefused));
            Assert.That(problem.Message, Does.Contain("more than 10000 opening brackets"));
            Assert.That(problem.Location.Start.Line, Is.GreaterThanOrEqualTo(4));
        });
    }

    [Test]
    public void A_wide_table_with_many_short_rows_is_refused()
    {
        var problem = Read(Query + "|" + Repeat("a|", 1000) + "\n|" + Repeat("-|", 1000) + "\n" + Repeat("|b|\n", 1000)).Problems.Single();

        Assert.That(problem.Message, Does.Contain("more than 100000 cells"));
    }

    [Test]
    public void A_long_table_is_read() =>
        Assert.That(ReadRule(Query + "|a|b|c|\n|-|-|-|\n" + Repeat("|1|2|3|\n", 10_000)).Tables.Single().Rows, Has.Length.EqualTo(10_000));

    [TestCase("(")]
    [TestCase("*")]
    [TestCase("_")]
    [TestCase("`")]
    [TestCase("<")]
    [TestCase("|")]
    [TestCase("&")]
    [TestCase("\t")]
    [TestCase("a")]
    [TestCase("<!-- ")]
    [TestCase("`a ``b ")]
    [TestCase("https://contoso.com ")]
    public void A_line_of_a_million_units_is_read(string pattern) =>
        Assert.That(ReadRule(Query + Repeat(pattern, 1_000_000 / pattern.Length)).Queries, Has.Length.EqualTo(1));

    [Test]
    public void A_refused_document_without_a_fence_is_left_alone() =>
        Assert.That(ProblemsOf(Repeat("> ", 100_000)), Is.Empty);

    [Test]
    public void No_document_makes_it_fail()
    {
        var documents = Gen
            .Elements("```", "```kql", "~~~", "\n", "\r\n", "\r", "\n\n", "T", "| count", "- ", "1. ", "> ", "\t", "    ", "#", "---", "|", "|-|", "| a |", "*", "_", "`", "[a](b)", "[", "![", "]", "<b>", "<!--", "&amp;", "\\", "\0", "\ud83d\ude00", "\ud83d", "a: b", "...", "\ufeff")
            .ArrayOf()
            .Select(string.Concat)
            .SelectMany(text => Gen.Elements("", "---\na: b\n---\n", "```kql\n").Select(start => start + text))
            .ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(documents, content =>
        {
            var file = Read(content);
            var spans = file.Rules.SelectMany(rule => rule.Tables.SelectMany(table => table.Rows.Append(table.Header)).SelectMany(row => row).Select(cell => cell.Span)
                .Concat(rule.Queries.Select(query => query.Span))
                .Concat(rule.Title is null ? [] : [rule.Title.Span])
                .Concat(rule.Description is null ? [] : [rule.Description.Span]));
            return spans.All(span => span.Start >= 0 && span.Length >= 0 && span.End <= content.Length);
        }));
    }

    private static string Repeat(string pattern, int count) => string.Concat(Enumerable.Repeat(pattern, count));
}
