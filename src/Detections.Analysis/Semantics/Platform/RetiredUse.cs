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
    private static readonly string[] ScheduleKeys = ["schedule", "ruleSchedule"];

    /// <summary>The first use of each name in each query, and the keys of the schedule, in no special order.</summary>
    public static IEnumerable<RetiredUse> AllIn(RuleContext rule) => rule.Queries.SelectMany(Tables).Concat(Keys(rule));

    private static IEnumerable<RetiredUse> Tables(QueryContext query)
    {
        var tables = query.Bound.Root.DescendantsAndSelf()
            .Where(node => node is { Kind: SyntaxKinds.NameReference, ResultType: TableSymbol, ReferencedSymbol: not (VariableSymbol or ParameterSymbol or FunctionSymbol) })
            .DistinctBy(node => node.NameText())
            .ToDictionary(node => node.NameText(), StringComparer.Ordinal);
        foreach (var (name, node) in tables)
        {
            // A query that reads the successor too is written for the time in between.
            if (PlatformCalendar.Find(name, RetiredNameKind.Table) is { } entry && !entry.Successors.Any(tables.ContainsKey))
                yield return new RetiredUse(entry, query.Locate(node.Span));
        }
    }

    private static IEnumerable<RetiredUse> Keys(RuleContext rule) =>
        from key in ScheduleKeys
        where rule.Rule.Kind == RuleKind.CustomDetection
        from property in (rule.Rule.Metadata.Find(key) as MetadataMapping)?.Entries ?? []
        let entry = PlatformCalendar.Find(property.Key.Value, RetiredNameKind.Schedule)
        where entry is not null
        select new RetiredUse(entry, rule.Locate(property.Key.Span));
}
