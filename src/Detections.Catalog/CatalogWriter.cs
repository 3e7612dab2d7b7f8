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

namespace Detections.Catalog;

/// <summary>Writes a catalog in all its forms.</summary>
public sealed class CatalogWriter(CatalogOptions options)
{
    /// <summary>Makes every file first and touches the folder then, so that a failure on the way leaves what is there whole.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    /// <exception cref="OperationCanceledException">The work was given up; nothing has changed.</exception>
    public CatalogChanges Write(DetectionCatalog catalog, CancellationToken cancellationToken) =>
        new CatalogFolder(options.Folder).Write(ToFiles(catalog, cancellationToken));

    /// <summary>The same of a catalog that is made only if its folder does not hold it already.</summary>
    /// <param name="pending">The catalog.</param>
    /// <param name="results">What earlier builds wrote; null where nobody knows.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <inheritdoc cref="Write" path="/exception"/>
    public async Task<CatalogChanges> WriteAsync(PendingCatalog pending, ResultStore? results, CancellationToken cancellationToken)
    {
        var cache = results is null ? null : new CatalogFolderCache(results, options);
        if (pending.Stamp is { } known && cache?.Find(known) is { } nothing)
            return nothing;
        var files = ToFiles(await pending.MakeAsync(cancellationToken).ConfigureAwait(false), cancellationToken);
        var changes = new CatalogFolder(options.Folder).Write(files);
        if (pending.Stamp is { } stamp)
            cache?.Keep(stamp, files);
        return changes;
    }

    private ImmutableArray<CatalogFile> ToFiles(DetectionCatalog catalog, CancellationToken cancellationToken)
    {
        var pages = new CatalogPages(catalog);
        ImmutableArray<ImmutableArray<PageBlock>> contents = [.. pages.Rules.Select(page => RulePageContent.Of(page, pages))];
        return
        [
            .. pages.Rules.Select((page, index) => new MarkdownPage(page, options.Sources).Write(contents[index])),
            .. CatalogDocument.ToFiles(pages, options),
            new CatalogDatabase(options.DatabaseScript).ToFile(pages, cancellationToken),
            .. new NavigatorLayers(pages, options).ToFiles(),
            .. StaticSite.ToFiles(pages, contents, options),
        ];
    }
}
