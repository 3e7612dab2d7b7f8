using System.Collections.Immutable;
using System.Globalization;
using Detections.Kusto.Symbols;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>The columns of a row by name, as far as they have to do with events.</summary>
/// <param name="Named">Those something is known of.</param>
/// <param name="Tables">The tables whose other columns it has too.</param>
/// <param name="Rest">What any other column is; null where only those of <paramref name="Tables"/> are left.</param>
internal sealed record ColumnMap(ImmutableDictionary<string, ColumnOrigin> Named, ImmutableArray<TableSymbol> Tables, ColumnOrigin? Rest = null)
{
    public static ColumnMap None { get; } = new(ImmutableDictionary.Create<string, ColumnOrigin>(StringComparer.Ordinal), []);

    public ColumnOrigin this[string name]
    {
        get
        {
            if (Named.TryGetValue(name, out var origin))
                return origin;
            if (Rest is not null)
                return Rest;
            return Tables.Any(table => table.IsOpen || !table.IsDeclared || table.Columns.Any(column => column.Name == name)) ? ColumnOrigin.Unrelated : ColumnOrigin.Absent;
        }
    }

    public ColumnMap With(string name, ColumnOrigin origin) => this with { Named = Named.SetItem(name, origin) };

    /// <summary>A column nobody names: any of the others may be it.</summary>
    public ColumnMap WithUnnamed(ColumnOrigin origin) => this with { Rest = ColumnOrigin.Unrelated.With(Rest ?? ColumnOrigin.Absent).With(origin) };

    /// <summary>The columns of both rows of a join; a name that is taken gets a number, as the engine gives it.</summary>
    /// <param name="right">The columns on the right.</param>
    /// <param name="leftSources">How many sources a row on the left has.</param>
    /// <param name="left">The columns on the left, as the engine lists them.</param>
    public ColumnMap Join(ColumnMap right, int leftSources, TableSymbol? left)
    {
        var named = Named.ToBuilder();
        foreach (var (name, origin) in right.Named)
        {
            var free = name;
            for (var number = 1; IsTaken(free); number++)
                free = string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
            named[free] = origin.After(leftSources);
        }
        var joined = new ColumnMap(named.ToImmutable(), Tables.AddRange(right.Tables), Rest);
        return right.Rest is null ? joined : joined.WithUnnamed(right.Rest.After(leftSources));

        bool IsTaken(string name) => named.ContainsKey(name) || (left is not null && left.Columns.Any(column => column.Name == name));
    }
}
