using Detections.Catalog.Output;

namespace Detections.Catalog.Site;

/// <summary>The style sheet and the script that all pages load.</summary>
internal static class SiteAssets
{
    public static IEnumerable<CatalogFile> Files => [Asset("site.css"), Asset("site.js")];

    private static CatalogFile Asset(string name) => new("site/assets/" + name, EmbeddedFile.Read("site/" + name));
}
