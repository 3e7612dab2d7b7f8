using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Events;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Events;

/// <summary>The rows of an event table that follow from what the queries of a rule read.</summary>
internal sealed class DerivedRows
{
    private readonly EventKnowledge _knowledge;
    private readonly Dictionary<EventKey, DerivedRow> _rows = [];

    private DerivedRows(EventKnowledge knowledge) => _knowledge = knowledge;

    /// <summary>The rows in the order of pages, each event once: as it is needed most, at its first place.</summary>
    public static ImmutableArray<DerivedRow> Of(IEnumerable<QueryReads> queries, EventKnowledge knowledge)
    {
        var rows = new DerivedRows(knowledge);
        var index = 0;
        foreach (var query in queries)
        {
            foreach (var read in query.Sources)
                rows.Add(read, index);
            index++;
        }
        rows.TakeBackWhatAnySays();
        return [.. rows._rows.Values.OrderBy(row => row.Key, knowledge.RowOrder)];
    }

    private void Add(SourceRead read, int query)
    {
        if (read.Source.EventTable is not { } table)
            return;
        var events = DefenderProvider(table) is { } defender ? OfDefender(read, defender) : OfOther(read, table);
        foreach (var (key, place, isNamed) in events)
        {
            var known = _knowledge.FindEvent(key.Provider, key.Id);
            var isRequired = isNamed && !read.Events.IsOpen && table is { IsModelled: true, IsConfirmed: true } && known is { IsConfirmed: true };
            Add(new DerivedRow(known?.Key ?? key, known?.Title, isRequired ? RowNeed.Required : RowNeed.Acceptable, query, place));
        }
    }

    private EventProvider? DefenderProvider(EventTable table) =>
        table.DefaultProvider is { } name && _knowledge.FindProvider(name) is { Kind: EventProviderKind.Defender } provider ? provider : null;

    // Whether the query names an event decides: what only is left of a pattern or of an exclusion is not demanded.
    private static IEnumerable<(EventKey Key, TextSpan Place, bool IsNamed)> OfDefender(SourceRead read, EventProvider provider)
    {
        var whole = read.Source.Span;
        if (read.Events.Region.Rectangles.Any(one => one.Events.IsAllBut))
        {
            yield return (new EventKey(provider.Name, EventKey.Any), whole, read.Events.IsEverything);
            // Of a table with one ActionType it says the same to name it.
            if (provider.IsComplete && provider.Events.Where(known => known.Key.Id != EventKey.Any).ToList() is [var only])
                yield return (only.Key, whole, false);
        }
        foreach (var (name, place) in read.Events.Region.Rectangles.Where(one => !one.Events.IsAllBut).SelectMany(one => one.Events.Names))
            yield return (new EventKey(provider.Name, name), place ?? whole, place is not null);
    }

    private IEnumerable<(EventKey Key, TextSpan Place, bool IsNamed)> OfOther(SourceRead read, EventTable table)
    {
        foreach (var (providers, events) in read.Events.Region.Rectangles.Where(one => !one.Events.IsAllBut))
        {
            foreach (var (id, place) in events.Names)
            {
                var known = providers.IsAllBut ? [] : providers.Names.Keys.Select(provider => _knowledge.FindEvent(provider, id)).OfType<KnownEvent>().ToList();
                if (providers.IsAllBut && _knowledge.FindEvent(table, id) is { } ofTable && providers.Contains(ofTable.Key.Provider))
                    yield return (ofTable.Key, place ?? read.Source.Span, place is not null && ofTable.Key.Provider == table.DefaultProvider);
                foreach (var one in known)
                    yield return (one.Key, place ?? read.Source.Span, place is not null && known.Count == 1);
            }
        }
    }

    private void Add(DerivedRow row)
    {
        Put(row);
        foreach (var equivalent in _knowledge.EquivalentsOf(row.Key))
        {
            var stands = row.Need == RowNeed.Required && equivalent is { Strength: EquivalentStrength.Required, IsConfirmed: true };
            Put(row with { Key = equivalent.Event, Title = _knowledge.FindEvent(equivalent.Event.Provider, equivalent.Event.Id)?.Title, Need = stands ? RowNeed.Equivalent : RowNeed.Acceptable });
        }
    }

    // Beside 'any' a named ActionType of the same table says nothing new.
    private void TakeBackWhatAnySays()
    {
        foreach (var row in _rows.Values.Where(row => row.Need == RowNeed.Required && row.Key.Id != EventKey.Any).ToList())
        {
            if (_rows.TryGetValue(new EventKey(row.Key.Provider, EventKey.Any), out var any) && any.Need == RowNeed.Required)
                _rows[row.Key] = row with { Need = RowNeed.Acceptable };
        }
    }

    private void Put(DerivedRow row)
    {
        if (!_rows.TryGetValue(row.Key, out var other) || Rank(row).CompareTo(Rank(other)) < 0)
            _rows[row.Key] = row;
    }

    private static (RowNeed, int, int) Rank(DerivedRow row) => (row.Need, row.Query, row.Place.Start);
}
