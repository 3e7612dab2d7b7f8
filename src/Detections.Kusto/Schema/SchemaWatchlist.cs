using System.Collections.Immutable;

namespace Detections.Kusto.Schema;

/// <summary>A Sentinel watchlist the repository declares. One that nobody declares may have any column.</summary>
/// <param name="Alias">The name <c>_GetWatchlist("...")</c> takes; case does not matter there.</param>
/// <param name="Columns">Its columns. A declaration lists its own; a <see cref="SchemaSubset"/> has the ones of every watchlist before them.</param>
public sealed record SchemaWatchlist(string Alias, ImmutableArray<SchemaColumn> Columns)
{
    /// <summary>The columns <c>_GetWatchlist</c> returns for every watchlist.</summary>
    /// <remarks>
    /// Names after Microsoft's page on watchlists and KQLAnalyzer. <c>TimeGenerated</c> is of the table
    /// <c>Watchlist</c> underneath; whether the function passes it on is not documented, so it is accepted.
    /// </remarks>
    public static ImmutableArray<SchemaColumn> StandardColumns { get; } =
    [
        new("_DTItemId", "string"),
        new("LastUpdatedTimeUTC", "datetime"),
        new("SearchKey", "string"),
        new("WatchlistItem", "dynamic"),
        new("TimeGenerated", "datetime"),
    ];
}
