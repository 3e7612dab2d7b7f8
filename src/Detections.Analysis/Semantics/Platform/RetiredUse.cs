using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Platform;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;
using Detections.Kusto.Syntax;

namespace Detections.Analysis.Semantics.Platform;

/// <summary>A place of a rule that uses a name which the platform retires.</summary>
/// <param name="Entry">The name and its day.</param>
/// <param name="Location">Where it is used.</param>
internal sealed record RetiredUse(RetiredName Entry, Location Location)
{
    /// <summary>The first use of each name in each query, and the properties of a custom detection, in no special order.</summary>
    public static IEnumerable<RetiredUse> AllIn(RuleContext rule)
    {
        foreach (var query in rule.Queries)
        {
            var tables = TablesNamedIn(query);
            foreach (var use in Tables(query, tables).Concat(Columns(query, tables)))
                yield return use;
        }
        if (rule.Rule.Kind != RuleKind.CustomDetection)
            yield break;
        foreach (var use in Properties(rule))
            yield return use;
    }

    private static Dictionary<string, SyntaxNode> TablesNamedIn(QueryContext query) => query.Bound.Root.DescendantsAndSelf()
        .Where(node => node is { Kind: SyntaxKinds.NameReference, ResultType: TableSymbol, ReferencedSymbol: not (VariableSymbol or ParameterSymbol or FunctionSymbol) })
        .DistinctBy(node => node.NameText())
        .ToDictionary(node => node.NameText(), StringComparer.Ordinal);

    private static IEnumerable<RetiredUse> Tables(QueryContext query, Dictionary<string, SyntaxNode> tables)
    {
        foreach (var (name, node) in tables)
        {
            // A query that reads the successor too is written for the time in between.
            if (PlatformCalendar.Find(name, RetiredNameKind.Table) is { } entry && !entry.Successors.Any(tables.ContainsKey))
                yield return new RetiredUse(entry, query.Locate(node.Span));
        }
    }

    // A name that means something to the engine is a column of something else, or one that the table still has in this environment.
    private static IEnumerable<RetiredUse> Columns(QueryContext query, Dictionary<string, SyntaxNode> tables)
    {
        var owners = tables.Keys.Where(PlatformCalendar.HasColumnsOf).Order(StringComparer.Ordinal).ToList();
        if (owners.Count == 0)
            return [];
        return
            from name in query.Bound.Root.DescendantsAndSelf().Where(node => node is { Kind: SyntaxKinds.NameReference, ReferencedSymbol: null }).DistinctBy(node => node.NameText())
            let entry = owners.Select(table => PlatformCalendar.Find($"{table}.{name.NameText()}", RetiredNameKind.Column)).FirstOrDefault(entry => entry is not null)
            where entry is not null
            select new RetiredUse(entry, query.Locate(name.Span));
    }

    private static IEnumerable<RetiredUse> Properties(RuleContext rule)
    {
        var action = rule.Rule.Metadata.Find("detectionAction") as MetadataMapping;
        (string Owner, MetadataNode? Node)[] owners =
        [
            ("schedule", rule.Rule.Metadata.Find("schedule")),
            ("schedule", rule.Rule.Metadata.Find("ruleSchedule")),
            ("queryCondition", rule.Rule.Metadata.Find("queryCondition")),
            ("detectionAction", action),
            ("alertTemplate", action?.Find("alertTemplate")),
        ];
        return
            from owner in owners
            from property in (owner.Node as MetadataMapping)?.Entries ?? []
            let entry = PlatformCalendar.Find($"{owner.Owner}.{property.Key.Value}", RetiredNameKind.Property)
            where entry is not null
            select new RetiredUse(entry, rule.Locate(property.Key.Span));
    }
}
