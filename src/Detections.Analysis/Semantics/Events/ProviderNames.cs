using Detections.Analysis.Knowledge.Events;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Events;

/// <summary>The names that documents give to those who write events.</summary>
internal static class ProviderNames
{
    /// <summary>Shorter names are too often one letter from another product's: ESENT is a part of Windows, ESET is not.</summary>
    private const int ShortestSlip = 6;

    /// <summary>From this length on, two letters can be wrong.</summary>
    private const int LengthForTwo = 12;

    /// <summary>
    /// The provider of this name: as pages write it, as Windows writes it (<c>Microsoft Windows security auditing.</c> too), or by its
    /// table, where no other provider writes to that; null where the knowledge has none.
    /// </summary>
    public static EventProvider? FindProvider(EventKnowledge knowledge, string name) =>
        knowledge.FindProvider(name)
        ?? knowledge.FindProvider(name.TrimEnd('.').Replace(' ', '-'))
        ?? knowledge.FindProvider(EventProvider.NameOfTable(name))
        ?? (knowledge.FindTable(name) is { ProviderColumn: null, DefaultProvider: { } only } ? knowledge.FindProvider(only) : null);

    /// <summary>The known provider or table of which <paramref name="name"/> is a slip of the pen, spelled in the same way; null where none is that near.</summary>
    public static string? Nearest(EventKnowledge knowledge, string name) => name.Length < ShortestSlip || knowledge.FindTable(name) is not null
        ? null
        : NearestName.Of(name, knowledge.Providers.SelectMany(NamesOf).Where(known => known.Length >= ShortestSlip), name.Length < LengthForTwo ? 1 : 2);

    /// <summary>The name of another provider, in the way in which <paramref name="written"/> names one of its kind: by its table, in full, or as pages do.</summary>
    public static string NameLike(string written, EventProvider other)
    {
        if (other.DefenderTable is { } table && !written.Contains('-', StringComparison.Ordinal))
            return table;
        var isInFull = EventProvider.NameOfEtw(written).Length < written.Length;
        return isInFull && other.EtwNames is [var full, ..] ? full : other.Name;
    }

    private static IEnumerable<string> NamesOf(EventProvider provider) =>
        provider.DefenderTable is { } table ? [provider.Name, table] : [provider.Name, .. provider.EtwNames];
}
