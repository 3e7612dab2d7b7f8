using Detections.Catalog.Links;
using Detections.Kusto.Engine;

namespace Detections.Catalog;

/// <summary>What the writers have to be told beside the catalog itself.</summary>
public sealed record CatalogOptions
{
    /// <summary>Full path of the folder to write to.</summary>
    public required string Folder { get; init; }

    /// <summary>The name over all pages: that of the project.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the build had errors, so that something may be missing. The catalog says so.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>Where the files of the rules are shown.</summary>
    public required SourceLinks Sources { get; init; }

    /// <summary><c>sqlite/write-database.js</c> of the package.</summary>
    public required NodeScript DatabaseScript { get; init; }
}
