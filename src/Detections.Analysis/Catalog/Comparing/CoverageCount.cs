using System.Collections.Immutable;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Knowledge.Events;

namespace Detections.Analysis.Catalog.Comparing;

/// <summary>Counts what rules cover against all there is.</summary>
internal sealed class CoverageCount(ImmutableArray<CatalogRule> rules, DetectionKnowledge knowledge)
{
    private readonly AttackKnowledge _attack = knowledge.Attack;
    private readonly EventKnowledge _events = knowledge.Events;

    public CatalogCoverage Count()
    {
        var techniques = Techniques();
        var tables = KeysBy(rule => rule.Queries.SelectMany(query => query.Tables)).OrderBy(table => table.Key, StringComparer.Ordinal).Select(table => new TableCoverage(table.Key, [.. table])).ToImmutableArray();
        return new CatalogCoverage
        {
            Tactics = Tactics(),
            Techniques = techniques,
            Events = Events(),
            UnreadEvents = UnreadEvents(tables),
            Tables = tables,
            Platforms = Platforms(techniques),
        };
    }

    private ImmutableArray<TacticCoverage> Tactics()
    {
        var keys = KeysBy(rule => rule.Tactics.Select(tactic => tactic.Name));
        var known = _attack.Tactics.Where(tactic => tactic is { Domain: AttackDomain.Enterprise, Status: AttackStatus.Active }).OrderBy(tactic => tactic.Order)
            .Select(tactic => (Id: (string?)tactic.Id, tactic.Name));
        var named = rules.SelectMany(rule => rule.Tactics).Select(tactic => (tactic.Id, tactic.Name)).OrderBy(tactic => tactic.Name, StringComparer.Ordinal);
        return [.. known.Concat(named).DistinctBy(tactic => tactic.Name, StringComparer.Ordinal).Select(tactic => new TacticCoverage(tactic.Id, tactic.Name, [.. keys[tactic.Name]]))];
    }

    private ImmutableArray<TechniqueCoverage> Techniques()
    {
        var exact = KeysBy(rule => rule.Techniques.Select(technique => technique.Current));
        var whole = KeysBy(rule => rule.Techniques.SelectMany(technique => new[] { technique.Current, technique.Current.Split('.')[0] }));
        var named = rules.SelectMany(rule => rule.Techniques).ToLookup(technique => technique.Current, technique => technique.Title, StringComparer.Ordinal);
        return
        [
            .. from id in ActiveTechniques().Select(technique => technique.Id).Concat(named.Select(one => one.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
               let known = _attack.FindTechnique(id)
               select new TechniqueCoverage(id, known?.Title ?? named[id].FirstOrDefault(), [.. known?.Tactics.Select(tactic => tactic.Name) ?? []], [.. exact[id]])
               {
                   RulesWithSubtechniques = [.. whole[id]],
               },
        ];
    }

    private IEnumerable<AttackTechnique> ActiveTechniques() => _attack.Techniques.Where(technique => technique is { Domain: AttackDomain.Enterprise, IsActive: true });

    private ImmutableArray<PlatformCoverage> Platforms(ImmutableArray<TechniqueCoverage> techniques)
    {
        var covered = techniques.Where(technique => !technique.RulesWithSubtechniques.IsEmpty).Select(technique => technique.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ActiveTechniques().SelectMany(technique => technique.Platforms, (technique, platform) => (technique.Id, platform))
                .GroupBy(one => one.platform, one => one.Id, StringComparer.Ordinal)
                .OrderBy(ids => ids.Key, StringComparer.Ordinal)
                .Select(ids => new PlatformCoverage(ids.Key, [.. ids.Where(covered.Contains)], [.. ids.Where(id => !covered.Contains(id))])),
        ];
    }

    private ImmutableArray<EventUse> Events()
    {
        var keys = KeysBy(rule => rule.Events.Select(KeyOf));
        var titles = rules.SelectMany(rule => rule.Events).ToLookup(KeyOf, one => one.Title);
        return [.. keys.OrderBy(group => group.Key, _events.RowOrder).Select(group => new EventUse(group.Key.Provider, group.Key.Id, titles[group.Key].First(), [.. group]))];
    }

    // Only of tables whose list of events is whole; 'any' stands for all of them.
    private ImmutableArray<EventUse> UnreadEvents(IEnumerable<TableCoverage> tables)
    {
        var read = rules.SelectMany(rule => rule.Events).Where(one => one.IsRead).Select(KeyOf).ToHashSet();
        var unread = from table in tables
                     let provider = _events.FindProvider(EventProvider.NameOfTable(table.Name))
                     where provider is { IsComplete: true } && !read.Contains(new EventKey(provider.Name, EventKey.Any))
                     from known in provider.Events
                     where known.Key.Id != EventKey.Any && !read.Contains(known.Key)
                     select known;
        return [.. unread.OrderBy(known => known.Key, _events.RowOrder).Select(known => new EventUse(known.Key.Provider, known.Key.Id, known.Title, []))];
    }

    private static EventKey KeyOf(CatalogEvent one) => new(one.Provider, one.Id);

    // Each rule once under each, in the order of the catalog.
    private ILookup<T, string> KeysBy<T>(Func<CatalogRule, IEnumerable<T>> names) =>
        rules.SelectMany(rule => names(rule).Distinct(), (rule, name) => (name, rule.Key)).ToLookup(one => one.name, one => one.Key);
}
