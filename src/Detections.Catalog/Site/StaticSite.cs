using System.Collections.Immutable;
using Detections.Catalog.Output;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Site;

/// <summary>The site: pages that need no server and no network, and open from a folder as they do from the web.</summary>
internal static class StaticSite
{
    public static IEnumerable<CatalogFile> ToFiles(CatalogPages pages, ImmutableArray<ImmutableArray<PageBlock>> contents, CatalogOptions options) =>
    [
        .. SiteAssets.Files,
        .. new RuleListPage(pages, options).ToFiles(),
        new MatrixPage(pages, options).ToFile(),
        new EventsPage(pages, options).ToFile(),
        .. new IndicatorPages(pages, options).ToFiles(),
        .. pages.Rules.Select((page, index) => RuleSitePage.Of(page, contents[index], options)),
    ];
}
