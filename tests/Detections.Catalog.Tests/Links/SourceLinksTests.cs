using Detections.Catalog.Links;

namespace Detections.Catalog.Tests.Links;

internal sealed class SourceLinksTests
{
    [Test]
    public void An_address_on_the_web_has_the_path_and_the_line()
    {
        var links = new SourceLinks("/repo", "/repo/bin/catalog", "https://example.com/{path}?line={line}");

        Assert.That(links.Of("pages/a.md", "rules/a b#c.md", 12), Is.EqualTo("https://example.com/rules/a%20b%23c.md?line=12"));
    }

    [Test]
    public void Without_one_a_page_leads_to_the_file_on_the_disk()
    {
        var links = new SourceLinks("/repo", "/repo/bin/catalog", null);

        Assert.That(links.Of("site/rules/a.html", "rules/a b.md", 12), Is.EqualTo("../../../../rules/a%20b.md"));
    }

    [Test]
    public void Pages_are_told_apart_whatever_their_files_are_called() =>
        Assert.That(PageNames.Of(["a/B c", "a/b-c", "A b.C", "///", ""]), Is.EqualTo(new[] { "a-b-c", "a-b-c-2", "a-b-c-3", "rule", "rule-2" }));
}
