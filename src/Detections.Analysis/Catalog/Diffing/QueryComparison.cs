using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>Compares what a query does before and after.</summary>
internal static class QueryComparison
{
    /// <summary>What the query says, the same for all ways to write it.</summary>
    public static string MeaningOf(CatalogQuery query) =>
        IsUnderstood(query) && new QuerySteps(query) is var steps ? $"{query.Environment}\n{steps.KeyOf(steps.Main)}" : $"{query.Environment}\n{PlainText(query)}";

    /// <summary>The changes in the order of a rule page.</summary>
    /// <param name="old">The query as it was.</param>
    /// <param name="now">The query as it is.</param>
    /// <param name="rule">The rule as it is.</param>
    public static IEnumerable<MeaningChange> Of(CatalogQuery old, CatalogQuery now, CatalogRule rule)
    {
        if (RuleComparison.Replaced(ChangedAspect.Environment, old.Environment.ToString(), now.Environment.ToString()) is { } environment)
            yield return environment;
        if (!IsUnderstood(old) || !IsUnderstood(now))
        {
            if (PlainText(old) != PlainText(now))
                yield return new MeaningChange(ChangedAspect.Query) { Note = $"has another text, and {(IsUnderstood(now) ? "was" : "is")} not understood, so no more is known" };
            yield break;
        }
        var (oldTables, newTables) = (TablesOf(old), TablesOf(now));
        if (RuleComparison.Listed(ChangedAspect.Tables, oldTables, newTables) is { } tables)
            yield return tables;
        foreach (var change in RowsOf(old, now, OutputComparison.ChangedFields(old, now).Concat(oldTables.Except(newTables)).Concat(newTables.Except(oldTables)).ToHashSet(StringComparer.Ordinal)))
            yield return change;
        foreach (var change in OutputComparison.Of(old, now, rule))
            yield return change;
    }

    private static IEnumerable<MeaningChange> RowsOf(CatalogQuery old, CatalogQuery now, IReadOnlySet<string> told)
    {
        var thresholds = old.Thresholds.Concat(now.Thresholds).Select(one => (one.Field, one.Kind)).ToHashSet();
        var conditions = new ConditionChanges(comparison => thresholds.Contains((comparison.Field, comparison.Kind)));
        var stages = new StageChanges(told);
        var (before, after) = (new QuerySteps(old), new QuerySteps(now));
        new RowsComparison(before, after, conditions, stages).Compare(before.Main, after.Main);
        var isLookbackTold = old.Lookback != now.Lookback && old.Lookback is not null && now.Lookback is not null;
        if (isLookbackTold)
            yield return RuleComparison.Replaced(ChangedAspect.Lookback, old.Lookback, now.Lookback)!;
        foreach (var change in conditions.ToChanges(isLookbackTold).Concat(stages.Changes).OrderBy(change => change.Aspect))
            yield return change;
    }

    // Of a query without rows the catalog has no more than its text.
    private static bool IsUnderstood(CatalogQuery query) => query.IsAnalyzed && !query.Pipelines.IsEmpty;

    private static ImmutableArray<string> TablesOf(CatalogQuery query) => query.Tables.AddRange(query.Functions);

    // Of a text that nobody understands, layout at the ends of lines is all that surely means nothing.
    private static string PlainText(CatalogQuery query) => string.Join('\n', query.Text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim();
}
