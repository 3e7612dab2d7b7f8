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

    /// <summary>Raised where the same query gets other texts of what it means, so that two catalogs would differ where no rule does.</summary>
    public const int CurrentMeaningVersion = 1;

    /// <summary>The JSON Schema of this file, beside it.</summary>
    [JsonPropertyName("$schema")]
    public string Schema { get; init; } = SchemaFileName;

    /// <summary>The version of the format.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>The version of what <c>meaning</c> says: only catalogs with the same can be compared.</summary>
    public int MeaningVersion { get; init; }

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

    /// <summary>The JSON Schema as a file.</summary>
    public static CatalogFile SchemaFile => new(SchemaFileName, EmbeddedFile.Read(SchemaFileName));

    public static CatalogDocument Of(DetectionCatalog catalog, CatalogOptions options) => new()
    {
        FormatVersion = CurrentVersion,
        MeaningVersion = CurrentMeaningVersion,
        Name = options.Name,
        AttackVersion = catalog.Knowledge.Attack.Version.Name(),
        Rules = catalog.Rules,
        Neighbors = NeighborsOf(catalog),
        Coverage = catalog.Coverage,
    };

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
