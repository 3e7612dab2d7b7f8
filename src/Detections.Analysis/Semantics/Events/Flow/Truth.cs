using System.Collections.Immutable;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>What a condition says of the events of one source.</summary>
/// <param name="True">The condition can be true of no other event.</param>
/// <param name="False">The condition can be false of no other event.</param>
/// <param name="IsOpen">Whether a part of it could not be followed.</param>
internal sealed record Truth(EventRegion True, EventRegion False, bool IsOpen = false)
{
    public static Truth Unknown { get; } = new(EventRegion.Everything, EventRegion.Everything, IsOpen: true);

    public static Truth Anything { get; } = new(EventRegion.Everything, EventRegion.Everything);

    public static Truth Never { get; } = new(EventRegion.Nothing, EventRegion.Everything);

    /// <summary>The same of the opposite condition.</summary>
    public Truth Negated => new(False, True, IsOpen);
}

/// <summary>What a condition says of the events of the sources of a row; nothing of those that are not in it.</summary>
internal sealed record ConditionOutcome(ImmutableDictionary<int, Truth> Truths)
{
    public static ConditionOutcome Nothing { get; } = new(ImmutableDictionary<int, Truth>.Empty);

    public static ConditionOutcome Of(IEnumerable<int> sources, Truth truth) =>
        new(sources.ToImmutableDictionary(source => source, _ => truth));

    public ConditionOutcome Not() => new(Truths.ToImmutableDictionary(one => one.Key, one => one.Value.Negated));

    public ConditionOutcome And(ConditionOutcome other) =>
        Combine(other, (one, two) => new Truth(one.True.And(two.True), one.False.Or(two.False), one.IsOpen || two.IsOpen));

    public ConditionOutcome Or(ConditionOutcome other) =>
        Combine(other, (one, two) => new Truth(one.True.Or(two.True), one.False.And(two.False), one.IsOpen || two.IsOpen));

    public RowShape Apply(RowShape shape) =>
        shape with { Sources = [.. shape.Sources.Select((source, i) => Truths.TryGetValue(i, out var truth) ? source.Restrict(truth) : source)] };

    private ConditionOutcome Combine(ConditionOutcome other, Func<Truth, Truth, Truth> combine)
    {
        var sources = Truths.Keys.Union(other.Truths.Keys);
        return new(sources.ToImmutableDictionary(source => source, source => combine(Of(source), other.Of(source))));
    }

    private Truth Of(int source) => Truths.GetValueOrDefault(source, Truth.Anything);
}
