using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Events;

namespace Detections.Analysis.Semantics.Events;

/// <summary>What all queries of a rule read together.</summary>
/// <param name="queries">Each query of the rule, in the order of its file; one that was not analyzed is no part of them, and then nothing may be concluded from the others.</param>
/// <param name="knowledge">What is known of events.</param>
internal sealed class RuleReads(ImmutableArray<QueryReads> queries, EventKnowledge knowledge)
{
    public ImmutableArray<QueryReads> Queries => queries;

    /// <summary>The rows of an event table that follow from the queries.</summary>
    public ImmutableArray<DerivedRow> Rows => field.IsDefault ? field = DerivedRows.Of(queries, knowledge) : field;

    /// <summary>Whether it is known of every source which events it is and of every condition on them what it leaves.</summary>
    public bool IsClosed => queries.All(query => query.Sources.All(read => IsKnown(read.Source) && !read.Events.IsOpen));

    /// <summary>Whether a query can let an event through, itself or as what a native event stands for.</summary>
    /// <param name="key">As <see cref="KnownEvent.Key"/> spells it.</param>
    public ReadAnswer CanRead(EventKey key)
    {
        var answer = ReadAnswer.No;
        foreach (var read in queries.SelectMany(query => query.Sources))
        {
            switch (CanRead(read, key))
            {
                case ReadAnswer.Yes:
                    return ReadAnswer.Yes;
                case ReadAnswer.NotKnown:
                    answer = ReadAnswer.NotKnown;
                    break;
            }
        }
        return answer;
    }

    private ReadAnswer CanRead(SourceRead read, EventKey key)
    {
        if (read.Source.EventTable is not { } table || !IsKnown(read.Source))
            return IsKnown(read.Source) ? ReadAnswer.No : ReadAnswer.NotKnown;
        var own = table.DefaultProvider is { } name ? knowledge.FindProvider(name) : null;
        if (own is { Kind: EventProviderKind.Defender })
            return OfDefender(read.Events.Region, own.Name, key);
        if (knowledge.FindProvider(key.Provider) is not { } provider)
            return ReadAnswer.NotKnown;
        if (provider.Kind != (own?.Kind ?? (table.ChannelColumn is null ? EventProviderKind.Cloud : EventProviderKind.Windows)))
            return ReadAnswer.No;
        if (!read.Events.Region.Contains(provider.Name, key.Id))
            return NoUnlessMisspelled(read.Events.Region);
        // Windows can be told to send other logs to a table than those that usually are in it.
        return table.Providers.Contains(provider.Name, StringComparer.Ordinal) || table.ProviderOf(provider.Name) == provider.Name ? ReadAnswer.Yes : ReadAnswer.NotKnown;
    }

    private ReadAnswer OfDefender(EventRegion region, string provider, EventKey key)
    {
        var isNamedOneByOne = region.Rectangles.All(one => !one.Events.IsAllBut);
        if (key == new EventKey(provider, EventKey.Any))
            return isNamedOneByOne ? ReadAnswer.NotKnown : ReadAnswer.Yes;
        if (key.Provider == provider)
            return region.Contains(provider, key.Id) ? ReadAnswer.Yes : NoUnlessMisspelled(region);
        if (knowledge.Equivalents.Any(one => one.Event == key && one.Of.Provider == provider && (one.Of.Id == EventKey.Any ? !isNamedOneByOne : region.Contains(provider, one.Of.Id))))
            return ReadAnswer.Yes;
        return MayStandForAny(key) ? ReadAnswer.NotKnown : NoUnlessMisspelled(region);
    }

    // Of most Windows events nobody has said yet what records the same: 4776 beside LogonFailed is no mistake.
    private bool MayStandForAny(EventKey key) =>
        knowledge.FindProvider(key.Provider) is { Kind: EventProviderKind.Windows } && !knowledge.Equivalents.Any(one => one.Event.Id == key.Id);

    // An event that the query names and nobody has can be a slip for the one in question.
    private ReadAnswer NoUnlessMisspelled(EventRegion region) =>
        region.Rectangles.Any(one => !one.Events.IsAllBut && one.Events.Names.Keys.Any(name => !IsEvent(one.Providers, name))) ? ReadAnswer.NotKnown : ReadAnswer.No;

    private bool IsEvent(NameSet providers, string name) =>
        providers.IsAllBut ? !knowledge.FindEvents(name).IsEmpty : providers.Names.Keys.Any(provider => knowledge.FindEvent(provider, name) is not null);

    private bool IsKnown(EventSource source) =>
        source.EventTable is not null || (source is { Kind: EventSourceKind.Table, Table: { } table } && knowledge.HoldsNoEvents(table));
}

internal enum ReadAnswer
{
    No,
    Yes,

    /// <summary>Nothing may be concluded.</summary>
    NotKnown,
}
