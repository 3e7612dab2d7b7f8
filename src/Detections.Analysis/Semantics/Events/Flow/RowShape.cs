using System.Collections.Immutable;
using Detections.Kusto.Symbols;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>A source in a row, with the events its part of the row can be.</summary>
internal sealed record SourceInstance(EventSource Source, EventRegion Region, bool IsOpen)
{
    public SourceInstance Restrict(Truth truth)
    {
        var region = Region.And(truth.True);
        // A condition on the events that leaves all of them says something that a set of events cannot say, unless it is always true.
        return this with { Region = region, IsOpen = IsOpen || truth.IsOpen || (region.IsEverything && !truth.False.Rectangles.IsEmpty) };
    }

    public SourceInstance Opened() => this with { IsOpen = true };
}

/// <summary>Rows of one make: each holds a row of each of its sources.</summary>
internal sealed record RowShape(ImmutableArray<SourceInstance> Sources, ColumnMap Columns)
{
    public static RowShape WithoutSources { get; } = new([], ColumnMap.None with { Rest = ColumnOrigin.Unrelated });

    /// <summary>A column that may have been made from what tells any of the events.</summary>
    public ColumnOrigin.Derived AllSources => new([.. Enumerable.Range(0, Sources.Length)], []);

    /// <summary>Says of some sources that a condition on their events could not be followed.</summary>
    public RowShape Open(IReadOnlySet<int> sources) =>
        sources.Count == 0 ? this : this with { Sources = [.. Sources.Select((source, i) => sources.Contains(i) ? source.Opened() : source)] };

    /// <summary>The same sources; any column may have been made from what tells their events.</summary>
    public RowShape ForgetColumns() =>
        this with { Columns = ColumnMap.None with { Rest = AllSources } };

    public RowShape Join(RowShape right, TableSymbol? left) =>
        new(Sources.AddRange(right.Sources), Columns.Join(right.Columns, Sources.Length, left));
}
