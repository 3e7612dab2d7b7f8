using System.Globalization;
using Detections.Analysis.Caching;

namespace Detections.Catalog.Output;

/// <summary>Knows what a folder holds once a catalog is written to it, so that the catalog need not be made to see that it is there.</summary>
/// <param name="results">Where that is kept.</param>
/// <param name="options">What the writers are told beside the catalog itself.</param>
internal sealed class CatalogFolderCache(ResultStore results, CatalogOptions options)
{
    private readonly CatalogFolder _folder = new(options.Folder);

    /// <summary>What a write of the catalog with this stamp would change, where that is nothing; null where it has to be written.</summary>
    public CatalogChanges? Find(string stamp) =>
        results.Find(KeyOf(stamp)) is { } kept && _folder.Look() is var (files, hash) && kept.AsSpan().SequenceEqual(hash) ? new CatalogChanges(files, 0, 0) : null;

    /// <param name="stamp">Of the catalog that was written.</param>
    /// <param name="hash">As <see cref="CatalogFolder.Look"/> gives it.</param>
    public void Keep(string stamp, byte[] hash) => results.Keep(KeyOf(stamp), hash);

    // The writers are those of the package, whose assemblies have other ids in each version of it.
    private string KeyOf(string stamp)
    {
        using var key = new ResultKey("catalog folder");
        return key.Add(stamp)
            .Add(typeof(CatalogFolderCache).Module.ModuleVersionId.ToString())
            .Add(options.Name)
            .Add(options.IsProvisional.ToString(CultureInfo.InvariantCulture))
            // All that pages show of where files are.
            .Add(options.Sources.Of("page.html", "rule.kql", line: 1))
            .Finish();
    }
}
