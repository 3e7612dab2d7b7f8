using Detections.Catalog.Markdown;

namespace Detections.Catalog.Tests.Markdown;

internal sealed class MarkdownTextTests
{
    [TestCase("T1021 (SMB) - a.b", "T1021 (SMB) - a.b")]
    [TestCase("<script>x</script>", @"\<script\>x\</script\>")]
    [TestCase("*a* [b](c) `d` a|b &amp; ~~e~~", @"\*a\* \[b\](c) \`d\` a\|b \&amp; \~\~e\~\~")]
    [TestCase("a_b _c_", @"a_b \_c\_")]
    [TestCase("# a", @"\# a")]
    [TestCase("1. a", @"1\. a")]
    [TestCase("a\n# b\r\n c", "a # b c")]
    public void A_text_is_shown_as_it_is(string text, string expected) => Assert.That(MarkdownText.Escape(text), Is.EqualTo(expected));

    [TestCase("a", false, "`a`")]
    [TestCase("a`b", false, "``a`b``")]
    [TestCase("`", false, "`` ` ``")]
    [TestCase("a|b", true, @"`a\|b`")]
    [TestCase(" ", false, "(blank)")]
    public void A_value_stays_in_its_span(string text, bool isInTable, string expected) => Assert.That(MarkdownText.Code(text, isInTable), Is.EqualTo(expected));

    [Test]
    public void Code_does_not_end_its_fence() => Assert.That(MarkdownText.Fence("a\r\n```\nb\n", "kusto"), Is.EqualTo("````kusto\na\n```\nb\n````\n"));
}
