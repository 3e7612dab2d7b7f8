using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Attack;
using Detections.Kusto;
using Detections.Kusto.Symbols;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>What the queries of a rule can see of the platforms of ATT&amp;CK.</summary>
/// <param name="Tables">The tables they read, in ordinal order.</param>
/// <param name="Platforms">The platforms whose activity one of the tables records, as ATT&amp;CK writes them.</param>
internal sealed record TablePlatforms(ImmutableSortedSet<string> Tables, ImmutableHashSet<string> Platforms)
{
    /// <returns>Null where it is not known of everything the queries read.</returns>
    public static TablePlatforms? Of(IEnumerable<BoundQuery> queries)
    {
        var tables = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var platforms = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var symbol in queries.SelectMany(query => query.Root.DescendantsAndSelf()).Select(node => node.ReferencedSymbol))
        {
            // A stored function reads what its body does, a wildcard whatever there is.
            if (symbol is FunctionSymbol { Origin: FunctionOrigin.Database } or OtherSymbol { Kind: not ("Operator" or "QueryOperatorParameter") })
                return null;
            if (symbol is not TableSymbol table || table.Name.Length == 0)
                continue;
            if (!table.IsDeclared || AttackTablePlatforms.Of(table.Name) is not { IsEmpty: false } seen)
                return null;
            tables.Add(table.Name);
            platforms.UnionWith(seen);
        }
        return tables.Count == 0 ? null : new TablePlatforms(tables.ToImmutable(), platforms.ToImmutable());
    }
}
