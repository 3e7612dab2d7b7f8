using Detections.Analysis.Catalog.Reading;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>Gathers the operators that came, went, or say something else. What the changes of tables and of the output tell already is left to them.</summary>
/// <param name="told">The tables and the fields that these name.</param>
internal sealed class StageChanges(IReadOnlySet<string> told)
{
    private readonly List<MeaningChange> _changes = [];

    public IEnumerable<MeaningChange> Changes => _changes;

    /// <summary>An operator with its parameters.</summary>
    public static string HeadOf(CatalogStage stage) => stage.Meaning is [var head, ..] ? head : stage.Operator;

    public void Remove(CatalogStage stage, string? within) => Tell(stage, within, [.. ItemsOf(stage), .. stage.Inputs.Select(TextOf)], []);

    public void Add(CatalogStage stage, string? within) => Tell(stage, within, [], [.. ItemsOf(stage), .. stage.Inputs.Select(TextOf)]);

    public void RemoveInput(CatalogStage stage, CatalogInput input, string? within) => Tell(stage, within, [TextOf(input)], []);

    public void AddInput(CatalogStage stage, CatalogInput input, string? within) => Tell(stage, within, [], [TextOf(input)]);

    public void Compare(CatalogStage old, CatalogStage now, string? within)
    {
        var (oldItems, newItems) = (ItemsOf(old).ToList(), ItemsOf(now).ToList());
        Tell(now, within, [.. oldItems.Except(newItems, StringComparer.Ordinal)], [.. newItems.Except(oldItems, StringComparer.Ordinal)]);
    }

    private void Tell(CatalogStage stage, string? within, List<string> removed, List<string> added)
    {
        if (within is null)
        {
            removed.RemoveAll(IsTold);
            added.RemoveAll(IsTold);
        }
        var groups = (Removed: TakeGroups(removed), Added: TakeGroups(added));
        if (groups.Removed.Count + groups.Added.Count > 0)
            Add(new MeaningChange(ChangedAspect.GroupBy) { Within = within, Removed = [.. groups.Removed], Added = [.. groups.Added] });

        // What makes the same column, and what there is one of on each side.
        foreach (var now in added.ToList())
        {
            if (removed.Find(one => NameOf(one) is { } name && name == NameOf(now)) is not { } old)
                continue;
            removed.Remove(old);
            added.Remove(now);
            Add(Replaced(stage, within, old, now));
        }
        if (removed is [var only] && added is [var other])
            Add(Replaced(stage, within, only, other));
        else if (removed.Count + added.Count > 0)
            Add(new MeaningChange(ChangedAspect.Operator) { Within = within, Subject = stage.Operator, Removed = [.. removed.Select(one => new ChangedItem(one))], Added = [.. added.Select(one => new ChangedItem(one))] });
    }

    private static MeaningChange Replaced(CatalogStage stage, string? within, string old, string now) =>
        new(ChangedAspect.Operator) { Within = within, Subject = stage.Operator, Removed = [new ChangedItem(old)], Added = [new ChangedItem(now)], IsReplacement = true };

    private void Add(MeaningChange change) => _changes.Add(change);

    private bool IsTold(string item) => told.Contains(item) || (NameOf(item) is { } name && told.Contains(name));

    private static List<ChangedItem> TakeGroups(List<string> items)
    {
        var groups = items.Where(item => item.StartsWith(StageMeaning.ByPrefix, StringComparison.Ordinal)).ToList();
        items.RemoveAll(groups.Contains);
        return [.. groups.Select(group => new ChangedItem(group[StageMeaning.ByPrefix.Length..]))];
    }

    // An operator that is nothing without what it lists says nothing by itself.
    private static IEnumerable<string> ItemsOf(CatalogStage stage) =>
        stage.Meaning.IsDefaultOrEmpty ? [stage.Text] : stage.Meaning is [var head, _, ..] && head == stage.Operator ? stage.Meaning.Skip(1) : stage.Meaning;

    private static string TextOf(CatalogInput input) => input.Meaning ?? input.Text;

    private static string? NameOf(string item) => item.IndexOf(" = ", StringComparison.Ordinal) is > 0 and var end && !item.AsSpan(0, end).Contains(' ') ? item[..end] : null;
}
