using System.Collections.Immutable;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>What a column of a row says of the events the row was read from.</summary>
internal abstract record ColumnOrigin
{
    private ColumnOrigin() { }

    /// <summary>The rows have no such column.</summary>
    public static ColumnOrigin Absent { get; } = new NoColumn();

    /// <summary>Nothing.</summary>
    public static ColumnOrigin Unrelated { get; } = new Derived([]);

    /// <summary>The column of a table that tells the event.</summary>
    /// <param name="Source">Index of the source in its row.</param>
    /// <param name="Role">What it tells.</param>
    /// <param name="IsFolded">Whether its letters were all made lower or upper case.</param>
    public sealed record Tells(int Source, EventColumnRole Role, bool IsFolded = false) : ColumnOrigin;

    /// <summary>Made from columns that tell the events of some sources; from none of them it is unrelated.</summary>
    public sealed record Derived(ImmutableSortedSet<int> From) : ColumnOrigin;

    private sealed record NoColumn : ColumnOrigin;

    /// <summary>The sources whose events it says something of.</summary>
    public ImmutableSortedSet<int> Sources => this switch
    {
        Tells tells => [tells.Source],
        Derived derived => derived.From,
        _ => [],
    };

    /// <summary>The same where the row has other sources before its own.</summary>
    public ColumnOrigin After(int count) => this switch
    {
        Tells tells => tells with { Source = tells.Source + count },
        Derived derived => new Derived([.. derived.From.Select(source => source + count)]),
        _ => this,
    };
}
