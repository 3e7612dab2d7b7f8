using Detections.Catalog.Output;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Site;

/// <summary>The site without the pages of rules: pages that need no server and no network, and open from a folder as they do from the web.</summary>
internal static class StaticSite
{
    // One after the other, so that nobody holds all of them.
    public static IEnumerable<CatalogFile> ToFiles(CatalogPages pages, CatalogOptions options)
    {
        foreach (var file in SiteAssets.Files)
            yield return file;
        foreach (var file in new RuleListPage(pages, options).ToFiles())
            yield return file;
        yield return new MatrixPage(pages, options).ToFile();
        yield return new EventsPage(pages, options).ToFile();
        foreach (var file in new IndicatorPages(pages, options).ToFiles())
            yield return file;
    }
}
