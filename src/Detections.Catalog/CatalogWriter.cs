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
        using var update = new CatalogUpdate(options.Folder);
        await MakeAsync(PagesAsync(pending, cancellationToken), update, cancellationToken).ConfigureAwait(false);
        var changes = update.Finish();
        if (pending.Stamp is { } stamp)
            cache?.Keep(stamp, update.Hash);
        return changes;
    }

    private static async Task<CatalogPages> PagesAsync(PendingCatalog pending, CancellationToken cancellationToken) =>
        new(await pending.MakeAsync(cancellationToken).ConfigureAwait(false));

    // The database is made in a process of its own, which starts while the rules are read.
    private Task MakeAsync(Task<CatalogPages> reading, CatalogUpdate update, CancellationToken cancellationToken) => Task.WhenAll(
        reading,
        update.AddAsync(CatalogDatabase.FileName, file => new CatalogDatabase(options.DatabaseScript).WriteAsync(reading, file, cancellationToken)),
        AddAsync(reading, update, cancellationToken));

    private async Task AddAsync(Task<CatalogPages> reading, CatalogUpdate update, CancellationToken cancellationToken)
    {
        var pages = await reading.ConfigureAwait(false);
        // What needs no neighbors comes before what waits for them.
        await Task.WhenAll(
            Task.Run(() => AddOthers(pages, update), cancellationToken),
            update.AddAsync(CatalogDocument.FileName, file => Task.Run(() => JsonFile.Write(file, CatalogDocument.Of(pages.Catalog, options)), cancellationToken)),
            Parallel.ForAsync(0, pages.Rules.Length, cancellationToken, (index, _) => AddPagesOf(pages.Rules[index], pages, update))).ConfigureAwait(false);
    }

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
