using System.Collections.Immutable;
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
        new CatalogFolder(options.Folder).Write([.. ToFiles(catalog, cancellationToken)]);

    private IEnumerable<CatalogFile> ToFiles(DetectionCatalog catalog, CancellationToken cancellationToken)
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
            .. options.IsProvisional ? [ProvisionalNote.File] : Array.Empty<CatalogFile>(),
        ];
    }
}
