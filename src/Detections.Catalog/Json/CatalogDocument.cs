using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Detections.Analysis.Catalog;
using Detections.Analysis.Knowledge.Attack;
using Detections.Catalog.Output;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Json;

/// <summary>The file <c>catalog.json</c>.</summary>
internal sealed record CatalogDocument
{
    public const string FileName = "catalog.json";
    public const string SchemaFileName = "catalog.schema.json";

    /// <summary>Raised where a reader of an older version would read something wrong; new properties do not raise it.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The JSON Schema of this file, beside it.</summary>
    [JsonPropertyName("$schema")]
    public string Schema { get; init; } = SchemaFileName;

    /// <summary>The version of the format.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>The name of the catalog: that of the project.</summary>
    public required string Name { get; init; }

    /// <summary>The version of ATT&amp;CK that tactics and techniques are named by.</summary>
    public required string AttackVersion { get; init; }

    /// <summary>All rules, by path, then by line.</summary>
    public required ImmutableArray<CatalogRule> Rules { get; init; }

    /// <summary>By the key of each rule that has any, the rules near it. Of those that share events the first 10.</summary>
    public required SortedDictionary<string, CatalogNeighbors> Neighbors { get; init; }

    /// <summary>What the rules cover, and what they do not. Rules are named by their key.</summary>
    public required CatalogCoverage Coverage { get; init; }

    public static IEnumerable<CatalogFile> ToFiles(CatalogPages pages, CatalogOptions options)
    {
        var document = new CatalogDocument
        {
            FormatVersion = CurrentVersion,
            Name = options.Name,
            AttackVersion = pages.Catalog.Knowledge.Attack.Version.Name(),
            Rules = pages.Catalog.Rules,
            Neighbors = NeighborsOf(pages.Catalog),
            Coverage = pages.Catalog.Coverage,
        };
        yield return new CatalogFile(FileName, JsonFile.Write(document));
        yield return new CatalogFile(SchemaFileName, EmbeddedFile.Read(SchemaFileName));
    }

    private static SortedDictionary<string, CatalogNeighbors> NeighborsOf(DetectionCatalog catalog)
    {
        var neighbors = new SortedDictionary<string, CatalogNeighbors>(StringComparer.Ordinal);
        foreach (var rule in catalog.Rules)
        {
            var near = catalog.NeighborsOf(rule);
            if (near is not { Stricter.IsEmpty: true, Broader.IsEmpty: true, NearDuplicates.IsEmpty: true, SharingEvents.IsEmpty: true })
                neighbors.Add(rule.Key, near with { SharingEvents = [.. near.SharingEvents.Take(NeighborContent.MostShown)] });
        }
        return neighbors;
    }
}
