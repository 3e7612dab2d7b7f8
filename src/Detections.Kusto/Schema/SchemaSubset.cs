using System.Collections.Immutable;

namespace Detections.Kusto.Schema;

/// <summary>
/// The part of a schema one query can touch, in ordinal order of names. Two queries that can touch the same
/// names get equal subsets, and a result depends on nothing else of the schema.
/// </summary>
public sealed record SchemaSubset(
    ImmutableArray<SchemaTable> Tables,
    ImmutableArray<SchemaFunction> Functions,
    ImmutableArray<SchemaWatchlist> Watchlists);
