using System.Collections.Immutable;
using Detections.Analysis.Fixing;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>Compares the rows of a query before and after, step by step: which operators and conditions came, went, or say something else.</summary>
internal sealed class RowsComparison(QuerySteps before, QuerySteps after, ConditionChanges conditions, StageChanges stages)
{
    // A name that several operators take in is told once.
    private readonly HashSet<(string, string)> _compared = [];

    /// <param name="old">The rows as they were.</param>
    /// <param name="now">The rows as they are.</param>
    /// <param name="within">The operator that takes them in; null for those of the query.</param>
    public void Compare(Steps old, Steps now, string? within = null) => Compare(old, now, within, QuerySteps.MaxDepth);

    private void Compare(Steps old, Steps now, string? within, int depth)
    {
        if (!_compared.Add((before.KeyOf(old), after.KeyOf(now))))
            return;
        (int Old, int New) start = (-1, -1);
        foreach (var end in Pair(old, now).Append((Old: old.Stages.Length, New: now.Stages.Length)))
        {
            conditions.Compare(Between(old, start.Old, end.Old), Between(now, start.New, end.New), within);
            for (var gone = start.Old + 1; gone < end.Old; gone++)
                stages.Remove(old.Stages[gone], within);
            for (var come = start.New + 1; come < end.New; come++)
                stages.Add(now.Stages[come], within);
            if (end.Old < old.Stages.Length)
                CompareStages(old.Stages[end.Old], now.Stages[end.New], within, depth);
            start = end;
        }
    }

    private void CompareStages(CatalogStage old, CatalogStage now, string? within, int depth)
    {
        if (before.KeyOf(old) == after.KeyOf(now))
            return;
        stages.Compare(old, now, within);
        var newKeys = now.Inputs.Select(after.KeyOf).ToHashSet(StringComparer.Ordinal);
        var oldKeys = old.Inputs.Select(before.KeyOf).ToHashSet(StringComparer.Ordinal);
        var gone = old.Inputs.Where(input => !newKeys.Contains(before.KeyOf(input))).ToList();
        var come = now.Inputs.Where(input => !oldKeys.Contains(after.KeyOf(input))).ToList();
        var head = StageChanges.HeadOf(now);
        var pairs = depth > 0 ? Math.Min(gone.Count, come.Count) : 0;
        for (var at = 0; at < pairs; at++)
            Compare(before.Of(gone[at]), after.Of(come[at]), head, depth - 1);
        foreach (var input in gone.Skip(pairs))
            stages.RemoveInput(old, input, within);
        foreach (var input in come.Skip(pairs))
            stages.AddInput(now, input, within);
    }

    // The stages that are the same, and between those the ones of the same operator: one that says something else now.
    private IEnumerable<(int Old, int New)> Pair(Steps old, Steps now)
    {
        var (oldAt, newAt) = (0, 0);
        foreach (var change in LineDiff.Of([.. old.Stages.Select(before.KeyOf)], [.. now.Stages.Select(after.KeyOf)]))
        {
            for (; oldAt < change.OldStart; oldAt++, newAt++)
                yield return (oldAt, newAt);
            var oldEnd = change.OldStart + change.OldCount;
            var newEnd = change.NewStart + change.NewCount;
            for (; newAt < newEnd; newAt++)
            {
                var same = Enumerable.Range(oldAt, oldEnd - oldAt).FirstOrDefault(index => old.Stages[index].Operator == now.Stages[newAt].Operator, -1);
                if (same < 0)
                    continue;
                yield return (same, newAt);
                oldAt = same + 1;
            }
            (oldAt, newAt) = (oldEnd, newEnd);
        }
        for (; oldAt < old.Stages.Length; oldAt++, newAt++)
            yield return (oldAt, newAt);
    }

    private static ImmutableArray<Condition> Between(Steps steps, int start, int end) =>
        [.. steps.Conditions.Where(one => one.Place > start && one.Place <= end).Select(one => one.Condition).DistinctBy(condition => condition.Key, StringComparer.Ordinal)];
}
