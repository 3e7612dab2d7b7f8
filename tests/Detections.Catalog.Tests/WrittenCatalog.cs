using Detections.Analysis.Caching;
using Detections.Analysis.Catalog;
using Detections.Catalog.Links;
using Detections.Catalog.Output;
using Detections.Kusto.Engine;

namespace Detections.Catalog.Tests;

/// <summary>A catalog in a folder of its own, deleted with this.</summary>
internal sealed class WrittenCatalog : IDisposable
{
    public WrittenCatalog(DetectionCatalog catalog, string? sourceUrl = null)
    {
        Root = Directory.CreateTempSubdirectory("catalog").FullName;
        Folder = Path.Combine(Root, "bin", "catalog");
        SourceUrl = sourceUrl;
        Changes = Write(catalog);
    }

    /// <summary>What the first write changed.</summary>
    public CatalogChanges Changes { get; }

    public string Root { get; }

    public string Folder { get; }

    public string Site => Path.Combine(Folder, "site");

    private string? SourceUrl { get; }

    public CatalogChanges Write(DetectionCatalog catalog, string databaseScript = "write-database.js", bool isProvisional = false) => Writer(databaseScript, isProvisional: isProvisional).WriteAsync(catalog, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Writes a catalog unless it is there.</summary>
    public Task<CatalogChanges> WriteAsync(PendingCatalog catalog, ResultStore results, string name = "Contoso.Detections") => Writer(name: name).WriteAsync(catalog, results, CancellationToken.None);

    private CatalogWriter Writer(string databaseScript = "write-database.js", string name = "Contoso.Detections", bool isProvisional = false) => new(new CatalogOptions
    {
        Folder = Folder,
        Name = name,
        IsProvisional = isProvisional,
        Sources = new SourceLinks(Root, Folder, SourceUrl),
        DatabaseScript = new NodeScript(Path.Combine(RepositoryRoot.KustoEngine, "sqlite", databaseScript), null),
    });

    public string Text(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
