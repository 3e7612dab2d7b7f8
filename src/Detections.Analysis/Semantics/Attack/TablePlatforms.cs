using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Query;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>What the queries of a rule can see of the platforms of ATT&amp;CK.</summary>
/// <param name="Tables">The tables they read, in ordinal order.</param>
/// <param name="Platforms">The platforms whose activity one of the tables records, as ATT&amp;CK writes them.</param>
internal sealed record TablePlatforms(ImmutableSortedSet<string> Tables, ImmutableHashSet<string> Platforms)
{
    /// <returns>Null where it is not known of everything the queries read.</returns>
    public static TablePlatforms? Of(IEnumerable<QueryContext> queries)
    {
        var names = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var platforms = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var query in queries)
        {
            if (TablesRead.Of(query) is not { } tables)
                return null;
            foreach (var table in tables)
            {
                if (AttackTablePlatforms.Of(table.Name) is not { IsEmpty: false } seen)
                    return null;
                names.Add(table.Name);
                platforms.UnionWith(seen);
            }
        }
        return names.Count == 0 ? null : new TablePlatforms(names.ToImmutable(), platforms.ToImmutable());
    }
}
