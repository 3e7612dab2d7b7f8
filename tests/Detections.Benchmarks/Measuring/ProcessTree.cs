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
    public static ProcessTree Nothing { get; } = new(0, 0, 0, 0);

    /// <summary>The processes of both.</summary>
    public ProcessTree With(ProcessTree other) => new(Processes + other.Processes, Memory + other.Memory, Threads + other.Threads, OpenFiles + other.OpenFiles);

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
        var tree = Nothing;
        var pending = new Stack<int>([root]);
        while (pending.TryPop(out var id))
        {
            foreach (var child in ChildrenOf(id))
                pending.Push(child);
            if (StatOf(id) is { } stat)
                tree = tree.With(new ProcessTree(1, long.Parse(stat[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize, int.Parse(stat[17], CultureInfo.InvariantCulture), FilesOf(id)));
        }
        return tree;
    }

    /// <summary>The ids of all processes of the machine that have a text among their environment variables, and another one in their command line; none elsewhere than on Linux.</summary>
    public static IReadOnlyList<int> With(string variable, string command = "") =>
        OperatingSystem.IsLinux() ? [.. AllIds().Where(id => Has($"/proc/{id}/environ", variable) && Has($"/proc/{id}/cmdline", command))] : [];

    private static bool Has(string file, string text) => Read(file)?.Contains(text, StringComparison.Ordinal) == true;

    private static IEnumerable<int> AllIds() =>
        Directory.EnumerateDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0);

    // Asked of each thread, for looking at all processes of the machine ten times a second takes more than a tenth of some builds.
    private static IEnumerable<int> ChildrenOf(int id) =>
        Entries($"/proc/{id}/task")
            .SelectMany(task => (Read($"{task}/children") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture));

    // The fields behind the name of the program, which may hold anything: its state is the first. Null for a process that is gone.
    private static string[]? StatOf(int id) => Read($"/proc/{id}/stat") is { Length: > 0 } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int FilesOf(int id) => Entries($"/proc/{id}/fd").Length;

    // None for a process that is gone.
    private static string[] Entries(string folder)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
