using System.Collections.Immutable;
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
    /// <summary>Makes every file first and touches the folder then, so that a failure on the way leaves what is there whole.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    /// <exception cref="KustoEngineUnavailableException">There is no Node.js, which makes the database.</exception>
    /// <exception cref="OperationCanceledException">The work was given up; nothing has changed.</exception>
    public async Task<CatalogChanges> WriteAsync(DetectionCatalog catalog, CancellationToken cancellationToken) =>
        new CatalogFolder(options.Folder).Write(await ToFilesAsync(catalog, cancellationToken).ConfigureAwait(false));

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
        var files = await ToFilesAsync(await pending.MakeAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var changes = new CatalogFolder(options.Folder).Write(files);
        if (pending.Stamp is { } stamp)
            cache?.Keep(stamp, files);
        return changes;
    }

    private async Task<ImmutableArray<CatalogFile>> ToFilesAsync(DetectionCatalog catalog, CancellationToken cancellationToken)
    {
        var pages = new CatalogPages(catalog);
        // In a process of its own, while the others are made here.
        var database = Task.Run(() => new CatalogDatabase(options.DatabaseScript).ToFileAsync(pages, cancellationToken), cancellationToken);
        return
        [
            .. pages.Rules.AsParallel().AsOrdered().WithCancellation(cancellationToken).SelectMany(page => PagesOf(page, pages)),
            .. CatalogDocument.ToFiles(pages, options),
            .. new NavigatorLayers(pages, options).ToFiles(),
            .. StaticSite.ToFiles(pages, options),
            .. options.IsProvisional ? [ProvisionalNote.File] : Array.Empty<CatalogFile>(),
            await database.ConfigureAwait(false),
        ];
    }

    // Both forms at once: what a page says is not held until all others are written.
    private CatalogFile[] PagesOf(RulePage page, CatalogPages pages)
    {
        var content = RulePageContent.Of(page, pages);
        return [new MarkdownPage(page, options.Sources).Write(content), RuleSitePage.Of(page, content, options)];
    }
}
