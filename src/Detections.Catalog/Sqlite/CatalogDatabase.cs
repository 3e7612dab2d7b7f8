using System.Text.Json;
using Detections.Catalog.Output;
using Detections.Catalog.Pages;
using Detections.Kusto.Engine;

namespace Detections.Catalog.Sqlite;

/// <summary>The catalog as a SQLite database. The same rules give the same bytes.</summary>
/// <param name="script">Makes the database from its rows.</param>
internal sealed class CatalogDatabase(NodeScript script)
{
    public const string FileName = "catalog.db";

    /// <exception cref="IOException">The database cannot be made.</exception>
    public async Task<CatalogFile> ToFileAsync(CatalogPages pages, CancellationToken cancellationToken)
    {
        var input = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schema = System.Text.Encoding.UTF8.GetString(EmbeddedFile.Read("catalog.sql")),
            tables = Tables(pages).Select(table => new { name = table.Name, rows = table.Rows }),
        });
        return new CatalogFile(FileName, await script.RunAsync(input, cancellationToken).ConfigureAwait(false));
    }

    private static IEnumerable<(string Name, IEnumerable<object?[]> Rows)> Tables(CatalogPages pages) =>
    [
        ("rules", RuleRows.Of(pages)),
        .. RuleRows.Details(pages),
        .. QueryRows.Of(pages),
        .. AttackRows.Of(pages.Catalog.Knowledge.Attack),
    ];
}
