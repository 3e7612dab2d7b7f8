using System.Collections.Immutable;

namespace Detections.Kusto.Schema;

/// <summary>A table a schema declares.</summary>
/// <param name="Name">Its name; case matters.</param>
/// <param name="Columns">Its columns in declaration order, each name once.</param>
/// <param name="IsOpen">Whether it may have columns that are not listed; a name that is not listed is then accepted.</param>
public sealed record SchemaTable(string Name, ImmutableArray<SchemaColumn> Columns, bool IsOpen = false);
