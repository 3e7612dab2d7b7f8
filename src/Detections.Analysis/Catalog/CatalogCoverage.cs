using System.Collections.Immutable;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Knowledge.Events;

namespace Detections.Analysis.Catalog;

/// <summary>What the rules of a catalog cover, and what they do not. Rules are named by <see cref="CatalogRule.Key"/>, in the order of the catalog.</summary>
public sealed record CatalogCoverage
{
    /// <summary>Every tactic of ATT&amp;CK for enterprises in the order of its matrix, then others that rules name.</summary>
    public required ImmutableArray<TacticCoverage> Tactics { get; init; }

    /// <summary>Every active technique of ATT&amp;CK for enterprises, and others that rules name, by id.</summary>
    public required ImmutableArray<TechniqueCoverage> Techniques { get; init; }

    /// <summary>Every event on the page of a rule: read, listed, or the native one of an event that is read; in the order of pages.</summary>
    public required ImmutableArray<EventUse> Events { get; init; }

    /// <summary>The events of the tables that rules read which no rule reads, in the order of pages.</summary>
    public required ImmutableArray<EventUse> UnreadEvents { get; init; }

    /// <summary>Every table that a rule reads, by name.</summary>
    public required ImmutableArray<NamedCoverage> Tables { get; init; }

    /// <summary>Every platform of ATT&amp;CK that the tables of a rule record, by name.</summary>
    public required ImmutableArray<NamedCoverage> Platforms { get; init; }

    internal static CatalogCoverage Of(ImmutableArray<CatalogRule> rules, DetectionKnowledge knowledge)
    {
        var byTechnique = rules.SelectMany(rule => rule.Techniques.DistinctBy(technique => technique.Current, StringComparer.Ordinal), (rule, technique) => (technique, rule)).ToLookup(one => one.technique.Current, StringComparer.Ordinal);
        var byTactic = rules.SelectMany(rule => rule.Tactics, (rule, tactic) => (tactic, rule)).ToLookup(one => one.tactic.Name, StringComparer.Ordinal);
        var byEvent = rules.SelectMany(rule => rule.Events, (rule, one) => (Event: one, rule)).ToLookup(one => new EventKey(one.Event.Provider, one.Event.Id));
        var byTable = rules.SelectMany(rule => rule.Queries.SelectMany(query => query.Tables).Distinct(StringComparer.Ordinal), (rule, table) => (table, rule)).ToLookup(one => one.table, one => one.rule.Key, StringComparer.Ordinal);
        return new CatalogCoverage
        {
            Tactics = [.. TacticsOf(knowledge.Attack, byTactic.Select(group => group.First().tactic))
                .Select(tactic => new TacticCoverage(tactic.Id, tactic.Name, [.. byTactic[tactic.Name].Select(one => one.rule.Key)]))],
            Techniques = [.. TechniquesOf(knowledge.Attack, byTechnique.Select(group => group.First().technique))
                .Select(technique => technique with { Rules = [.. byTechnique[technique.Id].Select(one => one.rule.Key)] })],
            Events = [.. byEvent.OrderBy(group => group.Key, knowledge.Events.RowOrder)
                .Select(group => new EventUse(group.Key.Provider, group.Key.Id, group.First().Event.Title, [.. group.Select(one => one.rule.Key)]))],
            UnreadEvents = [.. UnreadOf(knowledge.Events, byTable.Select(group => group.Key), [.. byEvent.Where(group => group.Any(one => one.Event.IsRead)).Select(group => group.Key)]).OrderBy(one => new EventKey(one.Provider, one.Id), knowledge.Events.RowOrder)],
            Tables = [.. byTable.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new NamedCoverage(group.Key, [.. group]))],
            Platforms = [.. byTable.SelectMany(group => AttackTablePlatforms.Of(group.Key), (group, platform) => (group, platform)).GroupBy(one => one.platform, StringComparer.Ordinal)
                .OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new NamedCoverage(one.Key, [.. one.SelectMany(pair => pair.group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))],
        };
    }

    private static IEnumerable<(string? Id, string Name)> TacticsOf(AttackKnowledge attack, IEnumerable<CatalogTactic> named) =>
        attack.Tactics.Where(tactic => tactic is { Domain: AttackDomain.Enterprise, Status: AttackStatus.Active }).OrderBy(tactic => tactic.Order)
            .Select(tactic => ((string?)tactic.Id, tactic.Name))
            .Concat(named.Select(tactic => (tactic.Id, tactic.Name)).OrderBy(tactic => tactic.Name, StringComparer.Ordinal))
            .DistinctBy(tactic => tactic.Name, StringComparer.Ordinal);

    private static IEnumerable<TechniqueCoverage> TechniquesOf(AttackKnowledge attack, IEnumerable<CatalogTechnique> named) =>
        attack.Techniques.Where(technique => technique is { Domain: AttackDomain.Enterprise, IsActive: true })
            .Select(technique => Of(technique.Id, technique.Title, technique))
            .Concat(named.Select(technique => Of(technique.Current, technique.Title, attack.FindTechnique(technique.Current))))
            .DistinctBy(technique => technique.Id, StringComparer.Ordinal)
            .OrderBy(technique => technique.Id, StringComparer.Ordinal);

    private static TechniqueCoverage Of(string id, string? title, AttackTechnique? known) => new(id, known?.Title ?? title, [.. known?.Tactics.Select(tactic => tactic.Name) ?? []], []);

    // Only of tables whose list of events is whole; 'any' stands for all of them.
    private static IEnumerable<EventUse> UnreadOf(EventKnowledge events, IEnumerable<string> tables, HashSet<EventKey> read) =>
        from table in tables
        let provider = events.FindProvider(EventProvider.NameOfTable(table))
        where provider is { IsComplete: true } && !read.Contains(new EventKey(provider.Name, EventKey.Any))
        from known in provider.Events
        where known.Key.Id != EventKey.Any && !read.Contains(known.Key)
        select new EventUse(known.Key.Provider, known.Key.Id, known.Title, []);
}

/// <param name="Id"><c>TA0008</c>; null for one that ATT&amp;CK does not have.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rules">The rules under it.</param>
public sealed record TacticCoverage(string? Id, string Name, ImmutableArray<string> Rules);

/// <param name="Id"><c>T1021.006</c>.</param>
/// <param name="Title">As pages write it; null where nobody gave one.</param>
/// <param name="Tactics">The names of its tactics, in the order of the matrix.</param>
/// <param name="Rules">The rules that declare exactly it, or a technique whose place it took, and not those of its sub-techniques; empty for a gap.</param>
public sealed record TechniqueCoverage(string Id, string? Title, ImmutableArray<string> Tactics, ImmutableArray<string> Rules);

/// <param name="Provider">As <see cref="CatalogEvent.Provider"/>.</param>
/// <param name="Id">As <see cref="CatalogEvent.Id"/>.</param>
/// <param name="Title">As <see cref="CatalogEvent.Title"/>.</param>
/// <param name="Rules">The rules whose pages have it; empty for one that no rule reads.</param>
public sealed record EventUse(string Provider, string Id, string? Title, ImmutableArray<string> Rules);

/// <param name="Name">A table or platform.</param>
/// <param name="Rules">The rules that read it.</param>
public sealed record NamedCoverage(string Name, ImmutableArray<string> Rules);
