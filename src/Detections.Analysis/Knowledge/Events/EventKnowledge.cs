using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Declarations;

namespace Detections.Analysis.Knowledge.Events;

/// <summary>
/// The events of Windows, Defender XDR and the clouds: who writes them, what they are called, which tables carry them
/// and which stand for each other. Read on first use; immutable and safe to share between threads.
/// </summary>
/// <remarks>
/// Names are found in any letter case; what comes back is spelled as pages spell it. Facts that are not confirmed say
/// so: they may silence a finding and never be the reason of one.
/// </remarks>
public sealed class EventKnowledge
{
    private static readonly Lazy<EventKnowledge> LazyBuiltIn = new(() => new EventKnowledge(
        BuiltInEvents.ReadProviders(), BuiltInEvents.ReadEquivalents(),
        BuiltInEvents.ReadTables().ToDictionary(table => table.Name, StringComparer.Ordinal),
        BuiltInEvents.ReadTablesWithoutEvents().ToHashSet(StringComparer.Ordinal), new AsimReads(BuiltInEvents.ReadAsim())));

    private readonly Dictionary<string, EventTable> _tables;
    private readonly HashSet<string> _tablesWithoutEvents;
    private readonly AsimReads _asim;
    private readonly Dictionary<string, EventProvider> _providersByExactName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventProvider> _providersByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dictionary<string, KnownEvent>> _events = new(StringComparer.Ordinal);
    private readonly ILookup<EventKey, EventEquivalent> _equivalents;
    private readonly Lazy<ILookup<string, KnownEvent>> _eventsById;

    private EventKnowledge(
        IEnumerable<EventProvider> providers, IEnumerable<EventEquivalent> equivalents, Dictionary<string, EventTable> tables, HashSet<string> tablesWithoutEvents, AsimReads asim)
    {
        _tables = tables;
        _tablesWithoutEvents = tablesWithoutEvents;
        _asim = asim;
        var ordered = providers.ToList();
        ordered.Sort((x, y) => PageOrder.CompareProviders(x.Name, y.Name));
        Providers = [.. ordered];
        var positions = new Dictionary<EventKey, int>();
        foreach (var provider in Providers)
        {
            var events = new Dictionary<string, KnownEvent>(StringComparer.OrdinalIgnoreCase);
            foreach (var known in provider.Events)
            {
                events.Add(known.Key.Id, known);
                positions.Add(known.Key, events.Count);
            }
            _events.Add(provider.Name, events);
            foreach (var name in provider.EtwNames.Prepend(provider.Name))
            {
                _providersByExactName.TryAdd(name, provider);
                _providersByName.TryAdd(EventProvider.NameOfEtw(name), provider);
            }
        }
        RowOrder = new PageOrder(positions);
        _equivalents = equivalents.OrderBy(equivalent => equivalent.Event, RowOrder).ToLookup(equivalent => equivalent.Of);
        _eventsById = new(() => Providers.SelectMany(provider => provider.Events).ToLookup(known => known.Key.Id, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>What the tool brings along, without anything a repository declares.</summary>
    public static EventKnowledge BuiltIn => LazyBuiltIn.Value;

    /// <summary>In the order of pages.</summary>
    public ImmutableArray<EventProvider> Providers { get; }

    /// <summary>
    /// The order of rows in an event table: Sysmon, Security-Auditing, Defender by table, other providers by name;
    /// inside a provider by number, in a Defender table <c>any</c> first, then as the catalog has its ActionTypes.
    /// </summary>
    public IComparer<EventKey> RowOrder { get; }

    /// <summary>This knowledge under what a repository declares, which wins; a title it replaces stays accepted.</summary>
    /// <param name="declarations">The outcome of <see cref="KnowledgeDeclarations.Merge"/>: each fact once.</param>
    public EventKnowledge With(KnowledgeDeclarations declarations)
    {
        var merger = new KnowledgeMerger(this, declarations);
        return new EventKnowledge(merger.Providers, merger.Equivalents, _tables, _tablesWithoutEvents, _asim);
    }

    /// <summary>The provider by its page name or ETW name (blanks for hyphens too), or null. Letter case decides only between <c>EventLog</c> and <c>Eventlog</c>.</summary>
    public EventProvider? FindProvider(string name) =>
        _providersByExactName.GetValueOrDefault(name.Trim()) ?? _providersByName.GetValueOrDefault(EventProvider.NameOfEtw(name));

    /// <summary>The event of a provider, or null when the provider is unknown or has no such event.</summary>
    public KnownEvent? FindEvent(string provider, string id) =>
        FindProvider(provider) is { } known ? _events[known.Name].GetValueOrDefault(id) : null;

    /// <summary>The event of this id in a table where nothing says whose it is, or null: the first of <see cref="EventTable.Providers"/> that has it.</summary>
    public KnownEvent? FindEvent(EventTable table, string id) =>
        table.DefaultProvider is null ? null : table.Providers.Select(provider => FindEvent(provider, id)).FirstOrDefault(known => known is not null);

    /// <summary>The events of any provider with this id, in the order of pages.</summary>
    public ImmutableArray<KnownEvent> FindEvents(string id) => [.. _eventsById.Value[id]];

    /// <summary>The providers that write to a Windows channel, as far as their events say, in the order of pages.</summary>
    public ImmutableArray<EventProvider> ProvidersOfChannel(string channel) =>
        [.. Providers.Where(provider => provider.Events.Any(known => known.Channels.Contains(channel, StringComparer.OrdinalIgnoreCase)))];

    /// <summary>The native events that record what an ActionType does, in the order of pages; <paramref name="key"/> as <see cref="KnownEvent.Key"/> spells it.</summary>
    public ImmutableArray<EventEquivalent> EquivalentsOf(EventKey key) => [.. _equivalents[key]];

    internal IEnumerable<EventEquivalent> Equivalents => _equivalents.SelectMany(group => group);

    /// <summary>The columns of a table that tell its events, or null where it carries none that are known; letter case matters, as it does in KQL.</summary>
    public EventTable? FindTable(string name) => _tables.GetValueOrDefault(name);

    /// <summary>Whether the rows of a table are no events of a provider: they are about things or alerts, and rules look things up there. Letter case matters.</summary>
    public bool HoldsNoEvents(string table) => _tablesWithoutEvents.Contains(table);

    /// <summary>
    /// What an ASIM parser reads, under any of its names (<c>_ASim_RegistryEvent</c>, <c>_Im_Registry</c>, <c>imRegistry</c>,
    /// <c>ASimRegistryEventMicrosoftSysmon</c>); none for another function.
    /// </summary>
    /// <remarks>The filters were taken out of the parsers by a program and may not be all of them.</remarks>
    public ImmutableArray<AsimRead> AsimReadsOf(string function) => _asim.Of(function);
}
