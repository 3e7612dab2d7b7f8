using Detections.Catalog.Output;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Site;

/// <summary>The page of a rule in the site.</summary>
internal static class RuleSitePage
{
    public static CatalogFile Of(RulePage page, IReadOnlyList<PageBlock> blocks, CatalogOptions options)
    {
        var headings = blocks.OfType<PageBlock.Heading>().Where(heading => heading.Level == 2);
        return new SitePage
        {
            Path = page.SitePath,
            Title = page.Rule.Title,
            Options = options,
            Main = Html.Of($"""
                <h1>{page.Rule.Title}</h1>
                <nav class="contents" aria-label="On this page"><ul>
                {headings.Select(heading => Html.Of($"<li><a href=\"#{HtmlPage.Anchor(heading)}\">{heading.Text}</a></li>\n"))}</ul></nav>
                {new HtmlPage(page, options.Sources).Write(blocks)}
                """),
        }.ToFile();
    }
}
