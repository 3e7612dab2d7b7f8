using System.Collections.Frozen;
using System.Globalization;
using Detections.Kusto;

namespace Detections.Analysis.Knowledge.Platform;

/// <summary>What Microsoft Sentinel and Defender XDR retire, with the day. Each row of the data file says where that was read.</summary>
internal static class PlatformCalendar
{
    private static readonly Lazy<SortedRows> Rows = new(() => KnowledgeData.Open("retired-names.tsv"));

    private static readonly Lazy<FrozenSet<string>> TablesOfColumns = new(() =>
        Rows.Value.All().Select(Read).Where(entry => entry.Kind == RetiredNameKind.Column).Select(entry => entry.Path.Split('.')[0]).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether a table has columns that are retired.</summary>
    public static bool HasColumnsOf(string table) => TablesOfColumns.Value.Contains(table);

    /// <summary>The entry of a name, in exactly these letters, or null for one that nobody said would go.</summary>
    /// <param name="path">The name; of a column or property behind its owner and a dot.</param>
    /// <param name="kind">What it names.</param>
    public static RetiredName? Find(string path, RetiredNameKind kind) => Rows.Value.Of(path).Select(Read).FirstOrDefault(entry => entry.Kind == kind);

    private static RetiredName Read(string[] cells) => new(
        cells[0],
        Enum.Parse<RetiredNameKind>(cells[1], ignoreCase: true),
        DateOnly.ParseExact(cells[2], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum.Parse<RetirementEffect>(cells[3], ignoreCase: true),
        KnowledgeData.List(cells[4]));
}
