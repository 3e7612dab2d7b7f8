using System.Collections.Immutable;
using Detections.Kusto;

namespace Detections.Analysis.Knowledge.Attack;

/// <summary>On which platforms of ATT&amp;CK the activity happens that a table records.</summary>
public static class AttackTablePlatforms
{
    private static readonly Lazy<SortedRows> Rows = new(() => KnowledgeData.Open("table-platforms.tsv"));

    /// <summary>The platforms as ATT&amp;CK writes them, in ordinal order; none for a table of which that is not certain.</summary>
    public static ImmutableArray<string> Of(string table) => [.. Rows.Value.Of(table).SelectMany(cells => KnowledgeData.List(cells[1]))];
}
