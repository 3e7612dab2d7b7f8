using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Baselines;

/// <summary>The findings that are known, and the place of each in the file that holds them.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Entries">In file order.</param>
internal sealed record Baseline(string Path, ImmutableArray<(BaselineEntry Entry, Location Place)> Entries)
{
    // What a finding is known by, from strict to loose. A message also changes with the version of the tool, or with another file, and
    // then the line is what is left. Where the file is gone, it was renamed or its rule went to another one.
    private static readonly Func<BaselineEntry, object>[] Keys =
    [
        one => one,
        one => (one.Path, one.Id, one.Line),
    ];

    /// <summary>Full path of the folder that the paths of entries are relative to.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Tells the known findings from the new ones. An entry knows one finding.</summary>
    /// <param name="found">What is found, in a fixed order.</param>
    /// <param name="isThere">Whether there is a file of this path.</param>
    /// <returns>For each of <paramref name="found"/> whether it is known, and the entries that know none.</returns>
    public (ImmutableArray<bool> IsKnown, ImmutableArray<(BaselineEntry Entry, Location Place)> Unmatched) Match(
        IReadOnlyList<BaselineEntry> found, Func<string, bool> isThere)
    {
        var isKnown = new bool[found.Count];
        var left = Entries.AsEnumerable();
        foreach (var key in Keys)
            left = Take(left.ToList(), key);
        var stays = left.Where(one => isThere(one.Entry.Path)).ToList();
        var moved = Take([.. left.Where(one => !isThere(one.Entry.Path))], one => (one.Id, one.Line, one.Message));
        return ([.. isKnown], [.. stays, .. moved]);

        List<(BaselineEntry Entry, Location Place)> Take(List<(BaselineEntry Entry, Location Place)> entries, Func<BaselineEntry, object> keyOf)
        {
            var open = entries.GroupBy(one => keyOf(one.Entry)).ToDictionary(group => group.Key, group => new Queue<(BaselineEntry, Location)>(group));
            for (var i = 0; i < found.Count; i++)
            {
                if (!isKnown[i] && open.TryGetValue(keyOf(found[i]), out var same))
                    isKnown[i] = same.TryDequeue(out _);
            }
            return [.. open.Values.SelectMany(same => same)];
        }
    }
}
