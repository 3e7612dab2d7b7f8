using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Brings together the events a rule lists and those that its queries read.</summary>
internal static class EventReader
{
    public static ImmutableArray<CatalogEvent> Read(RuleContext rule)
    {
        var events = new Dictionary<EventKey, CatalogEvent>();
        foreach (var row in rule.Reads?.Rows.Where(row => row.Need != RowNeed.Acceptable) ?? [])
        {
            var known = Of(row.Key, row.Title);
            events[row.Key] = row.Need == RowNeed.Required ? known with { IsRead = true } : known with { IsEquivalent = true };
        }
        foreach (var row in rule.Events.Declarations.SelectMany(declaration => declaration.Rows))
        {
            foreach (var key in row.Events.Select(one => one.Value))
                events[key] = Of(key, rule.Knowledge.Events.FindEvent(key.Provider, key.Id)?.Title ?? row.TitleOfEvent?.Value) with { IsDeclared = true };
        }
        return events.Count == 0 ? [] : [.. events.OrderBy(one => one.Key, rule.Knowledge.Events.RowOrder).Select(one => one.Value)];

        CatalogEvent Of(EventKey key, string? title) => events.GetValueOrDefault(key) ?? new CatalogEvent(key.Provider, key.Id, title);
    }
}
