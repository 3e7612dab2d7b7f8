using System.Collections.Immutable;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>The rows at some point of a query: each is of one of the shapes.</summary>
internal sealed record TabularFlow(ImmutableArray<RowShape> Shapes)
{
    private const int MaxShapes = 64;
    private const int MaxSources = 64;

    /// <summary>Rows that come from no table.</summary>
    public static TabularFlow WithoutSources { get; } = new([RowShape.WithoutSources]);

    public static TabularFlow Of(EventSource source, ColumnMap columns) =>
        new([new RowShape([new SourceInstance(source, EventRegion.Everything, IsOpen: false)], columns)]);

    public TabularFlow Union(TabularFlow other) => Bounded(Shapes.AddRange(other.Shapes));

    /// <summary>Each row of this with each row of the other.</summary>
    public TabularFlow Join(TabularFlow right, Func<RowShape, RowShape, RowShape> join) =>
        Shapes.Length * right.Shapes.Length > MaxShapes
            ? Bounded(Shapes.AddRange(right.Shapes))
            : Bounded([.. Shapes.SelectMany(one => right.Shapes.Select(two => join(one, two)))]);

    public TabularFlow Select(Func<RowShape, RowShape> change) => new([.. Shapes.Select(change)]);

    public TabularFlow ForgetColumns() => Select(shape => shape.ForgetColumns());

    // What is too much to be told apart is one row of which no condition is followed any more.
    private static TabularFlow Bounded(ImmutableArray<RowShape> shapes)
    {
        if (shapes.Length <= MaxShapes && shapes.All(shape => shape.Sources.Length <= MaxSources))
            return new(shapes);
        var sources = shapes.SelectMany(shape => shape.Sources).GroupBy(one => one.Source)
            .Select(same => new SourceInstance(same.Key, same.Aggregate(EventRegion.Nothing, (region, one) => region.Or(one.Region)), IsOpen: true));
        return new([new RowShape([.. sources], ColumnMap.None).ForgetColumns()]);
    }
}
