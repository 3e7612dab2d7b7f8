using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>Compares what a rule says and does before and after.</summary>
internal static class RuleComparison
{
    /// <summary>What the queries of a rule say, the same for all ways to write them.</summary>
    public static string MeaningOf(CatalogRule rule) => string.Join("\n;\n", rule.Queries.Select(QueryComparison.MeaningOf));

    public static ImmutableArray<MeaningChange> Of(CatalogRule old, CatalogRule now) =>
    [
        .. new[]
        {
            Replaced(ChangedAspect.Title, old.Title, now.Title),
            Replaced(ChangedAspect.Id, old.Id, now.Id, StringComparison.OrdinalIgnoreCase),
            Replaced(ChangedAspect.Kind, old.Kind.ToString(), now.Kind.ToString()),
            Replaced(ChangedAspect.Status, old.Status, now.Status, StringComparison.OrdinalIgnoreCase),
            Replaced(ChangedAspect.Severity, old.Severity, now.Severity, StringComparison.OrdinalIgnoreCase),
            Replaced(ChangedAspect.Frequency, old.Frequency, now.Frequency),
            Replaced(ChangedAspect.Period, old.Period, now.Period),
            Replaced(ChangedAspect.Trigger, old.Trigger, now.Trigger),
            Listed(ChangedAspect.Tactics, TacticsOf(old), TacticsOf(now)),
            Listed(ChangedAspect.Techniques, TechniquesOf(old), TechniquesOf(now)),
            Listed(ChangedAspect.ListedEvents, EventsOf(old, one => one.IsDeclared), EventsOf(now, one => one.IsDeclared)),
            Listed(ChangedAspect.ReadEvents, EventsOf(old, one => one.IsRead), EventsOf(now, one => one.IsRead)),
            Listed(ChangedAspect.Entities, EntitiesOf(old), EntitiesOf(now)),
            Listed(ChangedAspect.CustomDetails, DetailsOf(old), DetailsOf(now)),
        }.OfType<MeaningChange>(),
        .. Queries(old, now),
    ];

    /// <summary>One value in place of another; null where they are the same.</summary>
    public static MeaningChange? Replaced(ChangedAspect aspect, string? old, string? now, StringComparison comparison = StringComparison.Ordinal) => string.Equals(old, now, comparison)
        ? null
        : new MeaningChange(aspect)
        {
            Removed = old is null ? [] : [new ChangedItem(old)],
            Added = now is null ? [] : [new ChangedItem(now)],
            IsReplacement = old is not null && now is not null,
        };

    public static MeaningChange? Replaced(ChangedAspect aspect, TimeSpan? old, TimeSpan? now) =>
        Replaced(aspect, old is { } one ? XmlConvert.ToString(one) : null, now is { } other ? XmlConvert.ToString(other) : null);

    /// <summary>What a list has lost and got; null where that is nothing.</summary>
    public static MeaningChange? Listed(ChangedAspect aspect, IReadOnlyCollection<string> old, IReadOnlyCollection<string> now)
    {
        var change = new MeaningChange(aspect)
        {
            Removed = [.. old.Except(now, StringComparer.Ordinal).Select(text => new ChangedItem(text))],
            Added = [.. now.Except(old, StringComparer.Ordinal).Select(text => new ChangedItem(text))],
        };
        return change is { Removed.IsEmpty: true, Added.IsEmpty: true } ? null : change;
    }

    private static IEnumerable<MeaningChange> Queries(CatalogRule old, CatalogRule now)
    {
        if (old.Queries is [var before] && now.Queries is [var after])
            return QueryComparison.Of(before, after, now);
        return QueryMatching.Of(old.Queries, now.Queries).SelectMany(pair => pair switch
        {
            ({ } was, { } number) => QueryComparison.Of(old.Queries[was], now.Queries[number], now).Select(change => change with { Query = number + 1 }),
            ({ } was, null) => [new MeaningChange(ChangedAspect.Query) { Removed = [new ChangedItem(NameOf(old.Queries[was], was))] }],
            (_, { } number) => [new MeaningChange(ChangedAspect.Query) { Added = [new ChangedItem(NameOf(now.Queries[number], number))] }],
            _ => Array.Empty<MeaningChange>(),
        });
    }

    private static string NameOf(CatalogQuery query, int index) => query.Heading ?? string.Create(CultureInfo.InvariantCulture, $"query {index + 1}");

    private static ImmutableArray<string> TacticsOf(CatalogRule rule) => [.. rule.Tactics.Select(tactic => tactic.Name)];

    private static ImmutableArray<string> TechniquesOf(CatalogRule rule) => [.. rule.Techniques.Select(technique => technique.Title is { } title ? $"{technique.Id} {title}" : technique.Id)];

    private static ImmutableArray<string> EventsOf(CatalogRule rule, Func<CatalogEvent, bool> which) => [.. rule.Events.Where(which).Select(one => $"{one.Provider} {one.Id}")];

    private static ImmutableArray<string> EntitiesOf(CatalogRule rule) => [.. rule.Entities.SelectMany(entity => entity.Fields, (entity, field) => $"{entity.Type} {field.Name} = {field.Column}")];

    private static ImmutableArray<string> DetailsOf(CatalogRule rule) => [.. rule.CustomDetails.Select(detail => $"{detail.Name} = {detail.Column}")];
}
