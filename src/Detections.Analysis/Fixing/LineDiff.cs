using System.Collections.Immutable;

namespace Detections.Analysis.Fixing;

/// <summary>Lines that were replaced: some of the old text by some of the new one; either can be none.</summary>
internal readonly record struct LineChange(int OldStart, int OldCount, int NewStart, int NewCount);

/// <summary>The fewest lines that differ between two texts: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986.</summary>
internal static class LineDiff
{
    // Time and memory grow with the square of it. Texts that differ in more lines are one change from the first to the last.
    private const int MaxDifferences = 2_000;

    /// <summary>The changes in the order of the lines.</summary>
    public static ImmutableArray<LineChange> Of(ImmutableArray<string> before, ImmutableArray<string> after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
            end++;

        var oldLines = before.AsSpan(start..^end);
        var newLines = after.AsSpan(start..^end);
        if (oldLines.IsEmpty && newLines.IsEmpty)
            return [];
        var changes = ImmutableArray.CreateBuilder<LineChange>();
        int oldDone = 0, newDone = 0;
        foreach (var (oldLine, newLine) in CommonLines(oldLines, newLines).Append((oldLines.Length, newLines.Length)))
        {
            if (oldLine > oldDone || newLine > newDone)
                changes.Add(new LineChange(start + oldDone, oldLine - oldDone, start + newDone, newLine - newDone));
            (oldDone, newDone) = (oldLine + 1, newLine + 1);
        }
        return changes.ToImmutable();
    }

    // On diagonal k (old line minus new line), reach[k] is the farthest old line that so many differences lead to.
    private static Stack<(int Old, int New)> CommonLines(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var most = Math.Min(before.Length + after.Length, MaxDifferences);
        var reach = new int[(2 * most) + 3];
        var middle = most + 1;
        var history = new List<int[]>();
        for (var differences = 0; differences <= most; differences++)
        {
            history.Add(reach[(middle - differences - 1)..(middle + differences + 2)]);
            for (var diagonal = -differences; diagonal <= differences; diagonal += 2)
            {
                var isInsertion = diagonal == -differences || (diagonal != differences && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]);
                var oldLine = isInsertion ? reach[middle + diagonal + 1] : reach[middle + diagonal - 1] + 1;
                while (oldLine < before.Length && oldLine - diagonal < after.Length && before[oldLine] == after[oldLine - diagonal])
                    oldLine++;
                reach[middle + diagonal] = oldLine;
                if (oldLine >= before.Length && oldLine - diagonal >= after.Length)
                    return Backtrack(history, before.Length, after.Length);
            }
        }
        return new Stack<(int, int)>();
    }

    private static Stack<(int Old, int New)> Backtrack(List<int[]> history, int oldLine, int newLine)
    {
        var common = new Stack<(int, int)>();
        for (var differences = history.Count - 1; differences >= 0; differences--)
        {
            var reach = history[differences];
            var middle = differences + 1;
            var diagonal = oldLine - newLine;
            var isInsertion = diagonal == -differences || (diagonal != differences && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]);
            var previous = isInsertion ? diagonal + 1 : diagonal - 1;
            var (oldStart, newStart) = differences == 0 ? (0, 0) : (reach[middle + previous], reach[middle + previous] - previous);
            for (; oldLine > oldStart && newLine > newStart; oldLine--, newLine--)
                common.Push((oldLine - 1, newLine - 1));
            (oldLine, newLine) = (oldStart, newStart);
        }
        return common;
    }
}
