namespace Detections.Catalog.Pages;

/// <summary>What the page of a rule says of rules that are like it.</summary>
internal static class NeighborContent
{
    public static IEnumerable<PageBlock> Of(RulePage page, CatalogPages pages) => [];
}
