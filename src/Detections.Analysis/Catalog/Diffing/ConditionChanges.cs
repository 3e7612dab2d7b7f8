using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>Gathers the conditions that came, went, or ask for something else.</summary>
/// <param name="isThreshold">Whether a comparison is one of an aggregate.</param>
internal sealed partial class ConditionChanges(Func<CatalogComparison, bool> isThreshold)
{
    private readonly HashSet<string> _times = new(StringComparer.Ordinal);
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
        _times.UnionWith(removed.Concat(added).Where(one => one.IsOfTime).Select(one => one.Text));
    }

    /// <summary>The changes, each once.</summary>
    /// <param name="isLookbackTold">Whether it is told that the query looks back further, or less far: where one duration makes that change, it is told already.</param>
    public IEnumerable<MeaningChange> ToChanges(bool isLookbackTold)
    {
        List<MeaningChange> changes = [.. TakeMoved(), .. _places.SelectMany(place => Paired(place.Removed, place.Added).Select(change => change with { Within = place.Within }))];
        var durations = changes.Where(IsOneDuration).ToLookup(change => (change.Removed[0], change.Added[0]));
        return isLookbackTold && durations.Count == 1 ? changes.Where(change => !IsOneDuration(change)) : changes;
    }

    // ago(1d) > ago(7d); and not between(ago(2d) .. ago(1h)) > between(ago(3d) .. ago(2h)).
    private bool IsOneDuration(MeaningChange change)
    {
        if (change is not { IsReplacement: true, Removed: [var old], Added: [var now] } || !_times.Contains(old.Text) || !_times.Contains(now.Text))
            return false;
        var durations = Duration().Matches(old.Text).Select(match => match.Value).Zip(Duration().Matches(now.Text).Select(match => match.Value));
        return durations.Count(pair => pair.First != pair.Second) == 1 && Duration().Replace(old.Text, "") == Duration().Replace(now.Text, "");
    }

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

    private IEnumerable<MeaningChange> Paired(List<Condition> removed, List<Condition> added)
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
                foreach (var change in Changed(old, now))
                    yield return change;
            }
        }
        foreach (var old in removed)
            yield return new MeaningChange(AspectOf(old)) { Removed = [new ChangedItem(old.Text)] };
        foreach (var now in added)
            yield return new MeaningChange(AspectOf(now)) { Added = [new ChangedItem(now.Text)] };
    }

    private IEnumerable<MeaningChange> Changed(Condition old, Condition now)
    {
        if (!old.Alternatives.IsEmpty && !now.Alternatives.IsEmpty)
            return ChangedAlternatives(old, now);
        return [OfValues(old, now) ?? new MeaningChange(AspectOf(now)) { Removed = [new ChangedItem(old.Text)], Added = [new ChangedItem(now.Text)], IsReplacement = true }];
    }

    private IEnumerable<MeaningChange> ChangedAlternatives(Condition old, Condition now)
    {
        var removed = old.Alternatives.ExceptBy(now.Alternatives.Select(one => one.Key), one => one.Key, StringComparer.Ordinal).ToList();
        var added = now.Alternatives.ExceptBy(old.Alternatives.Select(one => one.Key), one => one.Key, StringComparer.Ordinal).ToList();
        foreach (var one in added.ToList())
        {
            if (removed.Find(other => other.Test is not null && other.Test == one.Test) is not { } other || OfValues(other, one) is not { } values)
                continue;
            removed.Remove(other);
            added.Remove(one);
            yield return values with { Aspect = AspectOf(now) };
        }
        if (removed.Count + added.Count > 0)
            yield return new MeaningChange(AspectOf(now)) { Subject = "or", Removed = [.. removed.Select(one => new ChangedItem(one.Text))], Added = [.. added.Select(one => new ChangedItem(one.Text))], IsReplacement = removed.Count == 1 && added.Count == 1 };
    }

    // Null for single values: those are told with what is asked of them.
    private MeaningChange? OfValues(Condition old, Condition now)
    {
        if (old is not { Test: { } test, Comparison: { } before } || now is not { Comparison: { } after } || now.Test != test || (before.Values.Length <= 1 && after.Values.Length <= 1))
            return null;
        var comparer = after.IsCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        return new MeaningChange(AspectOf(now))
        {
            Subject = $"{after.Field} {after.Operator}",
            Removed = [.. before.Values.Except(after.Values, comparer).Select(value => new ChangedItem(value))],
            Added = [.. after.Values.Except(before.Values, comparer).Select(value => new ChangedItem(value))],
        };
    }

    // With the number it is multiplied by: 2 * 1d.
    [GeneratedRegex(@"\b(\d+ \* )?\d+(\.\d+)?(d|h|m|s|ms|tick)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    private ChangedAspect AspectOf(Condition condition) =>
        condition.Comparison is { } comparison && isThreshold(comparison) ? ChangedAspect.Threshold : condition.IsExclusion ? ChangedAspect.Exclusion : ChangedAspect.Condition;
}
