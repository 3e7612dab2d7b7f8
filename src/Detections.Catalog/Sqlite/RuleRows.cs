using Detections.Catalog.Pages;

namespace Detections.Catalog.Sqlite;

/// <summary>The rows of the tables about what a rule declares, a value for each column of <c>catalog.sql</c>. The number of a rule is its place, from 1.</summary>
internal static class RuleRows
{
    public static IEnumerable<object?[]> Of(CatalogPages pages) => pages.Rules.Select((page, index) => Row(index + 1, page));

    public static IEnumerable<(string Name, IEnumerable<object?[]> Rows)> Details(CatalogPages pages)
    {
        var rules = pages.Rules.Select((page, index) => (Number: index + 1, page.Rule)).ToList();
        return
        [
            ("rule_references", rules.SelectMany(one => one.Rule.References.Select((address, at) => new object?[] { one.Number, at + 1, address }))),
            ("rule_tags", rules.SelectMany(one => one.Rule.Tags.Select((tag, at) => new object?[] { one.Number, at + 1, tag }))),
            ("rule_tactics", rules.SelectMany(one => one.Rule.Tactics.Select(tactic => new object?[] { one.Number, tactic.Id, tactic.Name, Flag(tactic.IsDeclared) }))),
            ("rule_techniques", rules.SelectMany(one => one.Rule.Techniques.Select(technique => new object?[] { one.Number, technique.Id, technique.Title, technique.Current }))),
            ("rule_events", rules.SelectMany(one => one.Rule.Events.Select(item => new object?[] { one.Number, item.Provider, item.Id, item.Title, Flag(item.IsDeclared), Flag(item.IsRead), Flag(item.IsEquivalent) }))),
            ("rule_analytic_events", rules.SelectMany(one => one.Rule.AnalyticEvents.SelectMany(item => item.Techniques, (item, technique) => new object?[] { one.Number, technique, item.Provider, item.Id, item.Title }))),
            ("rule_entities", rules.SelectMany(one => one.Rule.Entities.SelectMany(entity => entity.Fields, (entity, field) => new object?[] { one.Number, entity.Type, field.Name, field.Column }))),
            ("rule_custom_details", rules.SelectMany(one => one.Rule.CustomDetails.Select(detail => new object?[] { one.Number, detail.Name, detail.Column }))),
        ];
    }

    public static IEnumerable<object?[]> Neighbors(CatalogPages pages)
    {
        var numbers = pages.Rules.Select((page, index) => (page.Rule.Key, Number: index + 1)).ToDictionary(one => one.Key, one => one.Number, StringComparer.Ordinal);
        foreach (var rule in pages.Catalog.Rules)
        {
            var near = pages.Catalog.NeighborsOf(rule);
            foreach (var other in near.Stricter)
                yield return [numbers[rule.Key], "stricter", numbers[other], null];
            foreach (var other in near.Broader)
                yield return [numbers[rule.Key], "broader", numbers[other], null];
            foreach (var other in near.NearDuplicates)
                yield return [numbers[rule.Key], "near-duplicate", numbers[other.Rule], other.Likeness];
        }
    }

    /// <summary>SQLite has no type for true and false.</summary>
    public static int Flag(bool value) => value ? 1 : 0;

    public static long? Seconds(TimeSpan? duration) => duration is { } known ? (long)known.TotalSeconds : null;

    private static object?[] Row(int number, RulePage page)
    {
        var rule = page.Rule;
        return
        [
            number, rule.Key, rule.Path, rule.Line, page.MarkdownPath, RuleFacts.KindOf(rule.Kind), rule.Id, rule.Title, rule.Description, rule.Severity,
            rule.Status, rule.Author, rule.Version, rule.Source, Seconds(rule.Period), Seconds(rule.Frequency),
        ];
    }
}
