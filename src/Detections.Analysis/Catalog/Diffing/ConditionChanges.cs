using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>Gathers the conditions that came, went, or ask for something else.</summary>
/// <param name="isThreshold">Whether a comparison is one of an aggregate.</param>
internal sealed class ConditionChanges(Func<CatalogComparison, bool> isThreshold)
{
    private readonly List<(List<Condition> Removed, List<Condition> Added, string? Within)> _places = [];

    /// <summary>Notes what differs between the conditions at one place of the rows.</summary>
    public void Compare(ImmutableArray<Condition> old, ImmutableArray<Condition> now, string? within)
    {
        var oldKeys = old.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var newKeys = now.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var removed = old.Where(one => !newKeys.Contains(one.Key)).ToList();
        var added = now.Where(one => !oldKeys.Contains(one.Key)).ToList();
        if (removed.Count + added.Count > 0)
            _places.Add((removed, added, within));
    }

    /// <summary>The changes, each once.</summary>
    /// <param name="tellsTimes">Whether a change of the times that are stated is told here.</param>
    public IEnumerable<MeaningChange> ToChanges(bool tellsTimes) =>
        TakeMoved().Concat(_places.SelectMany(place => Paired(place.Removed, place.Added, tellsTimes).Select(change => change with { Within = place.Within })));

    // What is asked at another place of the rows: before a join, and now behind it.
    private List<MeaningChange> TakeMoved()
    {
        var removed = _places.SelectMany(place => place.Removed).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var moved = _places.SelectMany(place => place.Added).Where(one => removed.Contains(one.Key)).DistinctBy(one => one.Key, StringComparer.Ordinal).ToList();
        var keys = moved.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var place in _places)
        {
            place.Removed.RemoveAll(one => keys.Contains(one.Key));
            place.Added.RemoveAll(one => keys.Contains(one.Key));
        }
        return [.. moved.Select(one => new MeaningChange(AspectOf(one)) { Subject = one.Text, Note = "is asked at another place of the query" })];
    }

    private IEnumerable<MeaningChange> Paired(List<Condition> removed, List<Condition> added, bool tellsTimes)
    {
        Func<Condition, Condition, bool>[] likenesses =
        [
            (old, now) => old.Test is not null && old.Test == now.Test,
            (old, now) => !old.Alternatives.IsEmpty && !now.Alternatives.IsEmpty && old.Alternatives.Any(one => now.Alternatives.Any(other => one.Key == other.Key)),
            (old, now) => old.Comparison is { } one && now.Comparison is { } other && one.Field == other.Field,
            (old, now) => old.IsOfTime && now.IsOfTime,
            (old, now) => removed.Count == 1 && added.Count == 1 && old.Comparison is null && now.Comparison is null,
        ];
        foreach (var areAlike in likenesses)
        {
            for (var at = 0; at < removed.Count; at++)
            {
                var old = removed[at];
                if (added.Find(one => areAlike(old, one)) is not { } now)
                    continue;
                removed.RemoveAt(at--);
                added.Remove(now);
                if (tellsTimes || !old.IsOfTime || !now.IsOfTime)
                    yield return Changed(old, now);
            }
        }
        foreach (var old in removed)
            yield return new MeaningChange(AspectOf(old)) { Removed = [new ChangedItem(old.Text)] };
        foreach (var now in added)
            yield return new MeaningChange(AspectOf(now)) { Added = [new ChangedItem(now.Text)] };
    }

    private MeaningChange Changed(Condition old, Condition now)
    {
        if (old.Test is not null && old.Test == now.Test && (old.Comparison!.Values.Length > 1 || now.Comparison!.Values.Length > 1))
        {
            var isCaseSensitive = now.Comparison!.IsCaseSensitive;
            var comparer = isCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
            return new MeaningChange(AspectOf(now))
            {
                Subject = $"{now.Comparison.Field} {now.Comparison.Operator}",
                Removed = [.. old.Comparison.Values.Except(now.Comparison.Values, comparer).Select(value => new ChangedItem(value))],
                Added = [.. now.Comparison.Values.Except(old.Comparison.Values, comparer).Select(value => new ChangedItem(value))],
            };
        }
        if (!old.Alternatives.IsEmpty && !now.Alternatives.IsEmpty)
        {
            return new MeaningChange(AspectOf(now))
            {
                Subject = "or",
                Removed = [.. old.Alternatives.ExceptBy(now.Alternatives.Select(one => one.Key), one => one.Key, StringComparer.Ordinal).Select(one => new ChangedItem(one.Text))],
                Added = [.. now.Alternatives.ExceptBy(old.Alternatives.Select(one => one.Key), one => one.Key, StringComparer.Ordinal).Select(one => new ChangedItem(one.Text))],
            };
        }
        return new MeaningChange(AspectOf(now)) { Removed = [new ChangedItem(old.Text)], Added = [new ChangedItem(now.Text)], IsReplacement = true };
    }

    private ChangedAspect AspectOf(Condition condition) =>
        condition.Comparison is { } comparison && isThreshold(comparison) ? ChangedAspect.Threshold : condition.IsExclusion ? ChangedAspect.Exclusion : ChangedAspect.Condition;
}
