using System.Globalization;
using Detections.Benchmarks.Measuring;

namespace Detections.Benchmarks.Soak;

/// <summary>What is taken after each of many builds: it must not grow.</summary>
internal sealed class ResourceLog
{
    private readonly List<(ProcessTree Tree, int Kept, int Temporary)> _samples = [];

    /// <param name="tree">The processes that are left.</param>
    /// <param name="kept">How many files the cache holds: a few for each edit, up to its size limit.</param>
    /// <param name="temporary">How many files in it were left by a build that was ended while it wrote.</param>
    public void Add(ProcessTree tree, int kept, int temporary) => _samples.Add((tree, kept, temporary));

    /// <summary>The medians of the first and the last quarter of the builds.</summary>
    public void Print()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-12} {"first quarter",14} {"last quarter",14}"));
        Row("memory, MB", sample => sample.Tree.Memory >> 20);
        Row("processes", sample => sample.Tree.Processes);
        Row("threads", sample => sample.Tree.Threads);
        Row("open files", sample => sample.Tree.OpenFiles);
        Row("kept", sample => sample.Kept);
        Row("temporary", sample => sample.Temporary);
    }

    private void Row(string name, Func<(ProcessTree Tree, int Kept, int Temporary), long> value)
    {
        var quarter = Math.Max(1, _samples.Count / 4);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12} {Median(_samples.Take(quarter).Select(value)),14} {Median(_samples.TakeLast(quarter).Select(value)),14}"));
    }

    private static long Median(IEnumerable<long> values) => values.Order().ToList() is var sorted && sorted.Count > 0 ? sorted[sorted.Count / 2] : 0;
}
