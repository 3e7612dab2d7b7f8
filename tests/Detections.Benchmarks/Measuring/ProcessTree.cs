using System.Diagnostics;
using System.Globalization;

namespace Detections.Benchmarks.Measuring;

/// <summary>What a process and all that it started take of the machine at one moment. On Linux; elsewhere of the process itself only.</summary>
/// <param name="Processes">How many there are.</param>
/// <param name="Memory">The memory of all of them, in bytes; what several share is counted in each.</param>
/// <param name="Threads">How many threads they have.</param>
/// <param name="OpenFiles">How many files, pipes and sockets they hold open.</param>
internal sealed record ProcessTree(int Processes, long Memory, int Threads, int OpenFiles)
{
    /// <summary>The processor time that this process took so far with those it started that have ended: Linux tells it of both.</summary>
    public static TimeSpan ProcessorTime()
    {
        using var self = Process.GetCurrentProcess();
        if (!OperatingSystem.IsLinux())
            return self.TotalProcessorTime;
        var ticks = StatOf(Environment.ProcessId)!.Skip(11).Take(4).Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
        // USER_HZ, which is 100 on every Linux that .NET runs on.
        return TimeSpan.FromSeconds(ticks / 100.0);
    }

    /// <summary>Looks at the process with this id and those below it.</summary>
    public static ProcessTree Of(int root)
    {
        if (!OperatingSystem.IsLinux())
        {
            using var only = Process.GetProcessById(root);
            return new ProcessTree(1, only.WorkingSet64, only.Threads.Count, only.HandleCount);
        }
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Stat: StatOf(id)))
            .Where(one => one.Stat is not null)
            .ToLookup(one => int.Parse(one.Stat![1], CultureInfo.InvariantCulture), one => one.Id);
        var tree = new ProcessTree(0, 0, 0, 0);
        var pending = new Stack<int>([root]);
        while (pending.TryPop(out var id))
        {
            foreach (var child in parents[id])
                pending.Push(child);
            if (StatOf(id) is { } stat)
                tree = new ProcessTree(tree.Processes + 1, tree.Memory + (long.Parse(stat[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize), tree.Threads + int.Parse(stat[17], CultureInfo.InvariantCulture), tree.OpenFiles + FilesOf(id));
        }
        return tree;
    }

    // The fields behind the name of the program, which may hold anything: its state is the first. Null for a process that is gone.
    private static string[]? StatOf(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int FilesOf(int id)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{id}/fd").Count();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
