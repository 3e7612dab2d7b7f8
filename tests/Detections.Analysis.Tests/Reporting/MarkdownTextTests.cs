using System.Net;
using Detections.Analysis.Reporting;
using FsCheck;
using FsCheck.Fluent;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace Detections.Analysis.Tests.Reporting;

internal sealed class MarkdownTextTests
{
    [TestCase("T1021 (SMB) - a.b", "T1021 (SMB) - a.b")]
    [TestCase("<script>x</script>", @"\<script\>x\</script\>")]
    [TestCase("*a* [b](c) `d` a|b &amp; ~~e~~", @"\*a\* \[b\](c) \`d\` a\|b \&amp; \~\~e\~\~")]
    [TestCase("a_b _c_", @"a_b \_c\_")]
    [TestCase("# a", @"\# a")]
    [TestCase("1. a", @"1\. a")]
    [TestCase("  # a\n# b\r\nc", @"\# a # b c")]
    [TestCase("ADMIN$ and $x$", @"ADMIN\$ and \$x\$")]
    [TestCase("a\u202Eb\u0007c\u200Bd\te", "a\uFFFDb\uFFFDc\uFFFDd e")]
    public void A_text_is_shown_as_it_is(string text, string expected) => Assert.That(MarkdownText.Escape(text), Is.EqualTo(expected));

    [TestCase("a", false, "`a`")]
    [TestCase("a`b", false, "``a`b``")]
    [TestCase("`", false, "`` ` ``")]
    [TestCase("a|b", true, @"`a\|b`")]
    [TestCase(" ", false, "(blank)")]
    [TestCase("a\u202Eb", false, "`a\uFFFDb`")]
    public void A_value_stays_in_its_span(string text, bool isInTable, string expected) => Assert.That(MarkdownText.Code(text, isInTable), Is.EqualTo(expected));

    [Test]
    public void Code_does_not_end_its_fence() => Assert.That(MarkdownText.Fence("a\r\n```\nb\n", "kusto"), Is.EqualTo("````kusto\na\n```\nb\n````\n"));

    [Test]
    public void Code_is_shown_without_what_turns_it_round() => Assert.That(MarkdownText.Fence("a\u202Eb\n\tc", "kusto"), Is.EqualTo("```kusto\na\uFFFDb\n\tc\n```\n"));

    [TestCase("a | b `c` <img src=x onerror=y> [x](http://y) **b** _i_ # @team $x$ ~~s~~ &lt; \\ ![p](q)")]
    [TestCase("</details><script>")]
    [TestCase("1) a")]
    [TestCase("--- ")]
    [TestCase("a_b_c _d_ __e__ *f* ***")]
    [TestCase("&amp &#35; &copy; AT&T; & ; &")]
    public void A_reader_sees_the_text_itself(string text) => Assert.That(Rendered(text), Is.EqualTo(Expected(text)));

    [Test]
    public void A_reader_sees_every_text_itself() =>
        Prop.ForAll(Markup(), text => Rendered(text) == Expected(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true));

    // Texts of what means something in Markdown, and little else.
    private static Arbitrary<string> Markup() =>
        Gen.Elements('*', '_', '`', '[', ']', '(', ')', '<', '>', '#', '+', '-', '=', '|', '~', '!', '&', ';', '\\', '.', '1', ' ', '\n', '\t', 'a', ':', '/', '"', '\'', '\u202E')
            .ArrayOf().Select(units => new string(units)).ToArbitrary();

    // As GitHub reads Markdown: other emphasis than Markdown's own is for what is struck through alone.
    private static string Rendered(string text)
    {
        var html = Markdown.ToHtml(MarkdownText.Escape(text), new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).Build());
        return WebUtility.HtmlDecode(html.Trim());
    }

    private static string Expected(string text) => ShownText.OnOneLine(text).Trim() is { Length: > 0 } shown ? $"<p>{shown}</p>" : "";
}
