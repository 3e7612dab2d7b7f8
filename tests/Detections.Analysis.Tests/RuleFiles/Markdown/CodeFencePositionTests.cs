using Detections.Kusto;
using FsCheck;
using FsCheck.Fluent;
using static Detections.Analysis.Tests.RuleFiles.Markdown.MarkdownDocuments;

namespace Detections.Analysis.Tests.RuleFiles.Markdown;

internal sealed class CodeFencePositionTests
{
    private static readonly Gen<string[]> Lines = Gen
        .Elements("T", "| where a == 'b'", "\t", " ", "    ", "\ud83d\ude00", "\ud83d", "> ", "- ", "1. ", "# ", "\\|", "`", "```", "~~~", "&amp;", "<b>", "*", "[a]: b", "---", "\u00e9\u0301", "\u2028", "\f", "\v", "\ufeff", "//")
        .ArrayOf()
        .Select(string.Concat)
        .ArrayOf()
        .Select(lines => (string[])["T", .. lines]);

    private static readonly Gen<DocumentForm> Forms =
        from fence in Gen.Elements('`', '~')
        from length in Gen.Choose(3, 6)
        from indent in Gen.Choose(0, 3)
        from container in Gen.Elements(
            new DocumentContainer("", ""),
            new("- ", "  "),
            new("1. ", "   "),
            new("* - ", "    "),
            new("> ", "> "),
            new("> > ", "> > "),
            new("> - ", ">   "),
            new("- > ", "  > "),
            new("+\t", "\t"),
            new("- ", "\t", "  "),
            new("1. ", "\t", " "),
            new("> ", ">\t", "  "),
            new("> - ", "> \t", ""))
        from lineEnd in Gen.Elements("\n", "\r\n", "\r")
        from before in Gen.Elements(
            "", "\n\n", "# T\n\n", "\ud83d\ude00 \u00e9 text\n\n", "---\nid: \ud83d\ude00\n---\n", "| a | b |\n|---|---|\n| \ud83d\ude00 \\| | `c` |\n\n",
            "<!-- a -->\n\n", "```\nx\n```\n", "Heading\n===\n\n", "\t\tindented\n\n", "[a]: https://contoso.com\n\n")
        from after in Gen.Elements("", "\nText.\n", "\n| a |\n|---|\n| b |\n")
        select new DocumentForm(fence, length, indent, container, lineEnd, before, after);

    private static readonly Arbitrary<WrittenDocument> Documents =
        (from form in Forms from lines in Lines select new WrittenDocument(form, lines)).ToArbitrary();

    [Test]
    public void Every_unit_of_a_query_is_read_back_from_where_it_was_written() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Documents, document =>
        {
            var query = Read(document.Content).Rules.SelectMany(rule => rule.Queries).SingleOrDefault();
            var places = Enumerable.Range(0, query?.Text.Length ?? 0).Select(i => query!.Map.ToFile(new TextSpan(i, 1)));
            return (query?.Text == document.Query && places.SequenceEqual(document.Places))
                .Label($"document {Show(document.Content)}\nread {Show(query?.Text)}\nwritten {Show(document.Query)}");
        }));

    [Test]
    public void The_place_of_a_query_reaches_from_its_first_unit_to_the_end_of_its_last_line() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Documents, document =>
            ReadQuery(document.Content).Span == TextSpan.FromBounds(document.Places[0].Start, document.End)));

    [Test]
    public void Indentation_of_the_fence_is_taken_off_its_lines_as_far_as_they_have_it() =>
        Assert.That(ReadQuery("   ```kql\nT\n  | where a\n     | count\n   ```").Text, Is.EqualTo("T\n| where a\n  | count"));

    [TestCase(">```kql\n> T\n>\tx\n>  y\n>z\n>```", "T\n  x\n y\nz")]
    [TestCase("   ```kql\n\tT\n\t\tx\n  \ty\n   ```", " T\n \tx\n y")]
    [TestCase("- ```kql\n  \tT\n    \tx\n\t\ty\n  ```", "\tT\n  \tx\n  \ty")]
    [TestCase("1.\t```kql\n\tT\n\t\tx\n\t```", "T\n\tx")]
    public void Of_a_tab_the_text_gets_the_columns_the_indentation_leaves(string content, string expected) =>
        Assert.That(ReadQuery(content).Text, Is.EqualTo(expected));

    [Test]
    public void A_blank_more_than_the_list_item_has_belongs_to_the_query() =>
        Assert.That(ReadQuery("- ```kql\n  T\n   | where a\n    | count\n  ```").Text, Is.EqualTo("T\n | where a\n  | count"));

    [Test]
    public void The_end_of_a_query_maps_to_the_end_of_its_last_line()
    {
        var query = ReadQuery("```kql\r\nT\r\n```\r\n");

        Assert.That(query.Map.ToFile(new TextSpan(query.Text.Length, 0)), Is.EqualTo(new TextSpan(9, 0)));
    }

    private static string Show(string? text) => System.Text.Json.JsonSerializer.Serialize(text);
}
