using System.Collections.Immutable;

namespace Detections.Analysis.Semantics.Events;

/// <summary>Some events of some providers: each event of the one set by each provider of the other.</summary>
internal readonly record struct EventRectangle(NameSet Providers, NameSet Events)
{
    public bool IsEverything => Providers.IsAll && Events.IsAll;

    public bool IsNothing => Providers.IsNone || Events.IsNone;
}

/// <summary>A set of pairs of provider and event.</summary>
/// <param name="Rectangles">What it is made of; they may overlap. None for the empty set.</param>
internal sealed record EventRegion(ImmutableArray<EventRectangle> Rectangles)
{
    // Beyond it a set is taken as everything.
    private const int MaxRectangles = 32;

    public static EventRegion Everything { get; } = new([new EventRectangle(NameSet.All, NameSet.All)]);

    public static EventRegion Nothing { get; } = new(ImmutableArray<EventRectangle>.Empty);

    public bool IsEverything => Rectangles is [{ IsEverything: true }];

    public static EventRegion OfEvents(NameSet events) => Of([new EventRectangle(NameSet.All, events)]);

    public static EventRegion OfProviders(NameSet providers) => Of([new EventRectangle(providers, NameSet.All)]);

    public bool Contains(string provider, string id) =>
        Rectangles.Any(one => one.Providers.Contains(provider) && one.Events.Contains(id));

    public EventRegion And(EventRegion other)
    {
        if (IsEverything)
            return other;
        return other.IsEverything
            ? this
            : Of(Rectangles.SelectMany(one => other.Rectangles.Select(two => new EventRectangle(one.Providers.And(two.Providers), one.Events.And(two.Events)))));
    }

    public EventRegion Or(EventRegion other) => IsEverything || other.IsEverything ? Everything : Of(Rectangles.Concat(other.Rectangles));

    // Rectangles that differ on one side only are one.
    private static EventRegion Of(IEnumerable<EventRectangle> rectangles)
    {
        var merged = new List<EventRectangle>();
        foreach (var one in rectangles.Where(one => !one.IsNothing))
        {
            if (one.IsEverything)
                return Everything;
            var same = merged.FindIndex(other => HasSame(other.Providers, one.Providers) || HasSame(other.Events, one.Events));
            if (same < 0)
                merged.Add(one);
            else
                merged[same] = new EventRectangle(merged[same].Providers.Or(one.Providers), merged[same].Events.Or(one.Events));
            if (merged.Count > MaxRectangles)
                return Everything;
        }
        return merged.Exists(one => one.IsEverything) ? Everything : new EventRegion([.. merged]);
    }

    private static bool HasSame(NameSet one, NameSet other) =>
        one.IsAllBut == other.IsAllBut && one.Names.Count == other.Names.Count && one.Names.Keys.All(other.Names.ContainsKey);
}
