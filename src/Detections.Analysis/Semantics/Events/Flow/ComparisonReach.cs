using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Predicates;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Events.Flow;

/// <summary>Which events a comparison with a column that tells them can be true and false of.</summary>
internal sealed class ComparisonReach(EventKnowledge knowledge)
{
    public Truth Of(Comparison comparison, ColumnOrigin.Tells column, EventTable table)
    {
        var truth = column.Role switch
        {
            EventColumnRole.Event => OfEvents(comparison, column.IsFolded, table),
            EventColumnRole.Provider => OfProviders(comparison, column.IsFolded, table),
            _ => OfChannel(comparison),
        };
        return comparison.IsNegated ? truth.Negated : truth;
    }

    private Truth OfEvents(Comparison comparison, bool isFolded, EventTable table)
    {
        var provider = table.DefaultProvider is { } name ? knowledge.FindProvider(name) : null;
        if (!comparison.IsEquality)
            return provider is { Kind: EventProviderKind.Defender, IsComplete: true } ? OfPattern(comparison, provider) : Truth.Unknown;
        // In the wrong letter case a value is still the event that was meant, and keeps no event away.
        var names = comparison.Values.Select(value => (Name: EventName(value.Text, table), value.Text, value.Span)).ToList();
        var excluded = comparison.IsCaseSensitive && !isFolded ? names.Where(one => one.Name == one.Text) : names;
        return new Truth(
            EventRegion.OfEvents(NameSet.Of(names.Select(one => KeyValuePair.Create(one.Name, (TextSpan?)one.Span)))),
            EventRegion.OfEvents(NameSet.Of(excluded.Select(one => KeyValuePair.Create(one.Name, (TextSpan?)null))).Complement));
    }

    // The events of a complete table are named one by one, though not by the query.
    private static Truth OfPattern(Comparison comparison, EventProvider provider)
    {
        var fitting = provider.Events.Where(known => known.Key.Id != EventKey.Any).ToLookup(known => comparison.Fits(known.Key.Id), known => KeyValuePair.Create(known.Key.Id, (TextSpan?)null));
        // With letter case an event may fit or not.
        return comparison.IsCaseSensitive
            ? Truth.Unknown with { True = EventRegion.OfEvents(NameSet.Of(fitting[true])) }
            : new Truth(EventRegion.OfEvents(NameSet.Of(fitting[true])), EventRegion.OfEvents(NameSet.Of(fitting[false])));
    }

    private Truth OfProviders(Comparison comparison, bool isFolded, EventTable table)
    {
        if (!comparison.IsEquality)
            return Truth.Unknown;
        var names = new List<KeyValuePair<string, TextSpan?>>();
        foreach (var value in comparison.Values)
        {
            if (table.ProviderOf(value.Text) is not { } provider)
                return Truth.Unknown;
            names.Add(KeyValuePair.Create(knowledge.FindProvider(provider)?.Name ?? provider, (TextSpan?)value.Span));
        }
        var set = NameSet.Of(names);
        // In the wrong letter case a value keeps no provider away, and nobody lists how each is spelled.
        var isExact = !comparison.IsCaseSensitive && !isFolded;
        return new Truth(EventRegion.OfProviders(set), isExact || IsSpelledAsKnown(comparison) ? EventRegion.OfProviders(set.Complement) : EventRegion.Everything);
    }

    private bool IsSpelledAsKnown(Comparison comparison) =>
        comparison.Values.All(value => knowledge.FindProvider(value.Text) is { } known && known.EtwNames.Contains(value.Text, StringComparer.Ordinal));

    // A channel that bears the name of a provider holds its events alone; of others nothing is concluded.
    private Truth OfChannel(Comparison comparison)
    {
        if (!comparison.IsEquality)
            return Truth.Anything;
        var names = new List<KeyValuePair<string, TextSpan?>>();
        foreach (var channel in comparison.Values.Select(value => value.Text))
        {
            var slash = channel.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 || knowledge.FindProvider(channel[..slash]) is not { } provider)
                return Truth.Anything;
            names.Add(KeyValuePair.Create(provider.Name, (TextSpan?)null));
        }
        return new Truth(EventRegion.OfProviders(NameSet.Of(names)), EventRegion.Everything);
    }

    // As pages spell it: an ActionType in its letter case, an event id in plain digits.
    private string EventName(string text, EventTable table) =>
        table.Providers.Select(provider => knowledge.FindEvent(provider, text)).FirstOrDefault(known => known is not null)?.Key.Id ?? text;
}
