using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Knowledge.Declarations;

namespace Detections.Analysis.Knowledge.Events;

/// <summary>Puts what a repository declares over what is known.</summary>
internal sealed class KnowledgeMerger
{
    private readonly EventKnowledge _known;
    private readonly Dictionary<string, EventProvider> _providers;
    private readonly HashSet<string> _newProviders = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(EventKey Of, EventKey Event), EventEquivalent> _equivalents;

    public KnowledgeMerger(EventKnowledge known, KnowledgeDeclarations declarations)
    {
        _known = known;
        _providers = known.Providers.ToDictionary(provider => provider.Name, StringComparer.Ordinal);
        foreach (var provider in declarations.Events.GroupBy(declared => ProviderOf(declared.Event.Key), StringComparer.Ordinal))
            Add(provider.Key, [.. provider.Select(declared => declared.Event)]);
        _equivalents = known.Equivalents.ToDictionary(equivalent => (equivalent.Of, equivalent.Event));
        foreach (var (equivalent, _) in declarations.Equivalents)
        {
            var (of, native) = (Canonical(equivalent.Of), Canonical(equivalent.Event));
            _equivalents[(of, native)] = equivalent with { Of = of, Event = native };
        }
    }

    public IEnumerable<EventProvider> Providers => _providers.Values;

    public IEnumerable<EventEquivalent> Equivalents => _equivalents.Values;

    private void Add(string name, List<KnownEvent> declared)
    {
        var provider = _providers.GetValueOrDefault(name) ?? new EventProvider(name, KindOf(name, declared));
        var events = provider.Events.ToList();
        foreach (var added in declared.Select(known => known with { Key = new EventKey(name, known.Key.Id) }))
        {
            var at = events.FindIndex(known => string.Equals(known.Key.Id, added.Key.Id, StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
                events[at] = Replace(events[at], added);
            else if (added.Key.Id == EventKey.Any)
                events.Insert(0, added);
            else
                events.Add(added);
        }
        if (provider.Kind != EventProviderKind.Defender)
            events = [.. events.OrderBy(NumberOf)];
        _providers[name] = provider with { Events = [.. events] };
    }

    private static KnownEvent Replace(KnownEvent old, KnownEvent declared) => declared.Title is null
        ? old with { IsConfirmed = old.IsConfirmed || declared.IsConfirmed }
        : declared with
        {
            Key = old.Key,
            OtherTitles = [.. declared.OtherTitles.Concat(old.OtherTitles.Prepend(old.Title).OfType<string>()).Where(title => title != declared.Title).Distinct(StringComparer.Ordinal)],
            Channels = declared.Channels.IsEmpty ? old.Channels : declared.Channels,
            IsConfirmed = old.IsConfirmed || declared.IsConfirmed,
        };

    private EventKey Canonical(EventKey key)
    {
        var provider = ProviderOf(key);
        var known = _providers.GetValueOrDefault(provider)?.Events.FirstOrDefault(known => string.Equals(known.Key.Id, key.Id, StringComparison.OrdinalIgnoreCase));
        return known?.Key ?? new EventKey(provider, key.Id);
    }

    // A new name is spelled as where it is met first.
    private string ProviderOf(EventKey key)
    {
        if (_known.FindProvider(key.Provider) is { } known)
            return known.Name;
        var name = EventProvider.NameOfEtw(key.Provider);
        if (_newProviders.TryGetValue(name, out var first))
            return first;
        _newProviders.Add(name);
        return name;
    }

    private static EventProviderKind KindOf(string name, List<KnownEvent> events)
    {
        if (EventProvider.IsNameOfTable(name))
            return EventProviderKind.Defender;
        return events.TrueForAll(known => NumberOf(known) < int.MaxValue) ? EventProviderKind.Windows : EventProviderKind.Cloud;
    }

    private static int NumberOf(KnownEvent known) =>
        int.TryParse(known.Key.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
