using Detections.Analysis.Caching;
using Detections.Analysis.Catalog;
using Detections.Catalog.Json;
using Detections.Catalog.Markdown;
using Detections.Catalog.Navigator;
using Detections.Catalog.Output;
using Detections.Catalog.Pages;
using Detections.Catalog.Site;
using Detections.Catalog.Sqlite;
using Detections.Kusto.Engine;

namespace Detections.Catalog;

/// <summary>Writes a catalog in all its forms.</summary>
public sealed class CatalogWriter(CatalogOptions options)
{
    /// <summary>Makes every file first and puts them in place then, so that a failure on the way leaves what is there whole.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    /// <exception cref="KustoEngineUnavailableException">There is no Node.js, which makes the database.</exception>
    /// <exception cref="OperationCanceledException">The work was given up; nothing has changed.</exception>
    public Task<CatalogChanges> WriteAsync(DetectionCatalog catalog, CancellationToken cancellationToken) =>
        WriteAsync(new PendingCatalog(null, _ => Task.FromResult(catalog)), null, cancellationToken);

    /// <summary>The same of a catalog that is made only if its folder does not hold it already.</summary>
    /// <param name="pending">The catalog.</param>
    /// <param name="results">What earlier builds wrote; null where nobody knows.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <inheritdoc cref="WriteAsync(DetectionCatalog, CancellationToken)" path="/exception"/>
    public async Task<CatalogChanges> WriteAsync(PendingCatalog pending, ResultStore? results, CancellationToken cancellationToken)
    {
        var cache = results is null ? null : new CatalogFolderCache(results, options);
        if (pending.Stamp is { } known && cache?.Find(known) is { } nothing)
            return nothing;
        var pages = new CatalogPages(await pending.MakeAsync(cancellationToken).ConfigureAwait(false));
        using var update = new CatalogUpdate(options.Folder);
        await MakeAsync(pages, update, cancellationToken).ConfigureAwait(false);
        var changes = update.Finish();
        if (pending.Stamp is { } stamp)
            cache?.Keep(stamp, update.Hash);
        return changes;
    }

    // The database is made in a process of its own, while the others are made here. What needs no neighbors comes before what waits for them.
    private Task MakeAsync(CatalogPages pages, CatalogUpdate update, CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => update.AddAsync(CatalogDatabase.FileName, file => new CatalogDatabase(options.DatabaseScript).WriteAsync(pages, file, cancellationToken)), cancellationToken),
        Task.Run(() => AddOthers(pages, update), cancellationToken),
        Task.Run(() => update.AddAsync(CatalogDocument.FileName, file => JsonFile.WriteAsync(file, CatalogDocument.Of(pages.Catalog, options))), cancellationToken),
        Parallel.ForAsync(0, pages.Rules.Length, cancellationToken, (index, _) => AddPagesOf(pages.Rules[index], pages, update)));

    // Both forms at once: what a page says is not held until all others are written.
    private ValueTask AddPagesOf(RulePage page, CatalogPages pages, CatalogUpdate update)
    {
        var content = RulePageContent.Of(page, pages);
        update.Add(new MarkdownPage(page, options.Sources).Write(content));
        update.Add(RuleSitePage.Of(page, content, options));
        return ValueTask.CompletedTask;
    }

    private void AddOthers(CatalogPages pages, CatalogUpdate update)
    {
        update.Add(CatalogDocument.SchemaFile);
        foreach (var file in new NavigatorLayers(pages, options).ToFiles().Concat(StaticSite.ToFiles(pages, options)))
            update.Add(file);
        if (options.IsProvisional)
            update.Add(ProvisionalNote.File);
    }
}
