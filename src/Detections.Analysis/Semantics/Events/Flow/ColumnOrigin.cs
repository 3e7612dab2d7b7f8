using System.Collections.Immutable;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>What a column of a row says of the events the row was read from.</summary>
internal abstract record ColumnOrigin
{
    private ColumnOrigin() { }

    /// <summary>The rows have no such column.</summary>
    public static ColumnOrigin Absent { get; } = new NoColumn();

    /// <summary>Nothing.</summary>
    public static Derived Unrelated { get; } = new([], []);

    /// <summary>The column of a table that tells the event.</summary>
    /// <param name="Source">Index of the source in its row.</param>
    /// <param name="Role">What it tells.</param>
    /// <param name="IsFolded">Whether its letters were all made lower or upper case.</param>
    public sealed record Tells(int Source, EventColumnRole Role, bool IsFolded = false) : ColumnOrigin;

    /// <summary>Made from columns that tell the events of some sources; from none of them it is unrelated.</summary>
    /// <param name="OfRow">The sources of which it tells of the row it stands in.</param>
    /// <param name="OfMany">The sources of which it tells of many rows together, as a count does: to ask for it takes none of them back.</param>
    public sealed record Derived(ImmutableSortedSet<int> OfRow, ImmutableSortedSet<int> OfMany) : ColumnOrigin
    {
        /// <summary>What is made from both.</summary>
        public Derived With(ColumnOrigin other) => other switch
        {
            Tells tells => this with { OfRow = OfRow.Add(tells.Source) },
            Derived derived => new(OfRow.Union(derived.OfRow), OfMany.Union(derived.OfMany)),
            _ => this,
        };

        /// <summary>What an aggregate makes of it.</summary>
        public Derived Aggregated() => new([], OfRow.Union(OfMany));
    }

    private sealed record NoColumn : ColumnOrigin;

    /// <summary>The sources whose events it says something of.</summary>
    public ImmutableSortedSet<int> Sources => this switch
    {
        Tells tells => [tells.Source],
        Derived derived => derived.OfRow.Union(derived.OfMany),
        _ => [],
    };

    /// <summary>The same where the row has other sources before its own.</summary>
    public ColumnOrigin After(int count) => this switch
    {
        Tells tells => tells with { Source = tells.Source + count },
        Derived derived => new Derived([.. derived.OfRow.Select(source => source + count)], [.. derived.OfMany.Select(source => source + count)]),
        _ => this,
    };
}
