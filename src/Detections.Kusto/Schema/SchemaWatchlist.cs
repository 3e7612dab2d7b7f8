using System.Collections.Immutable;

namespace Detections.Kusto.Schema;

/// <summary>A Sentinel watchlist the repository declares.</summary>
/// <param name="Alias">The name <c>_GetWatchlist("...")</c> takes; case does not matter there.</param>
/// <param name="Columns">Its own columns, without the ones every watchlist has.</param>
public sealed record SchemaWatchlist(string Alias, ImmutableArray<SchemaColumn> Columns);
