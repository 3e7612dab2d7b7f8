using System.Text.Json;
using Detections.Analysis.Catalog;

namespace Detections.Analysis.Tests.Catalog;

/// <summary>All that pages and other writers can see of a catalog, as text to compare.</summary>
internal static class CatalogText
{
    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 1024 };

    public static string Of(DetectionCatalog catalog) => Of(new
    {
        catalog.Rules,
        catalog.Coverage,
        Neighbors = catalog.Rules.Select(catalog.NeighborsOf),
        Counts = from rule in catalog.Rules
                 from indicator in rule.Queries.SelectMany(query => query.Indicators)
                 from value in indicator.Values
                 select catalog.CountOthers(rule, indicator, value),
        Attack = catalog.Knowledge.Attack.Version,
    });

    public static string Of(object part) => JsonSerializer.Serialize(part, Deep);
}
