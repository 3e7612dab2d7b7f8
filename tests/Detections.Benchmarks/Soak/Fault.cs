using System.Diagnostics;
using Detections.Benchmarks.Measuring;

namespace Detections.Benchmarks.Soak;

/// <summary>Something that goes wrong during one build. What it leaves behind must not be seen in the next one.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="BuildAsync">Builds with it; null where this machine cannot.</param>
internal sealed record Fault(string Name, Func<Task>? BuildAsync)
{
    /// <summary>All of them for one project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="worker">What stands in the command line of the engine's workers and of no other process of a build.</param>
    /// <param name="random">Decides when something is killed.</param>
    public static IReadOnlyList<Fault> Of(DotnetProject project, string worker, Random random) =>
    [
        new("a worker is killed", () => KilledAsync(project, random, (_, moment) => KillWorkers(project, worker, moment))),
        new("the build is killed", () => KilledAsync(project, random, async (build, moment) =>
        {
            await Task.Delay(moment);
            build.Kill();
        })),
        Mounted(project, "the disk of the cache is full", project.Cache, "size=64k"),
        Mounted(project, "the disk of the log is full", project.Output, "size=4k"),
        Mounted(project, "the cache cannot be written", project.Cache, "ro"),
        Mounted(project, "the log cannot be written", project.Output, "ro"),
    ];

    private static async Task KilledAsync(DotnetProject project, Random random, Func<Process, TimeSpan, Task> kill)
    {
        using var build = project.StartBuild();
        var output = build.StandardOutput.ReadToEndAsync();
        await kill(build, TimeSpan.FromMilliseconds(random.Next(500, 6000)));
        await build.WaitForExitAsync();
        await output;
    }

    private static async Task KillWorkers(DotnetProject project, string worker, TimeSpan moment)
    {
        await Task.Delay(moment);
        foreach (var id in ProcessTree.With(project.Temporary, worker))
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
    }

    // A disk of a few blocks, or one that takes nothing, in the place of a folder: a chmod does not stop root.
    private static Fault Mounted(DotnetProject project, string name, string folder, string options) => new(name, !OperatingSystem.IsLinux() || Environment.UserName != "root" ? null : async () =>
    {
        Directory.CreateDirectory(folder);
        await RunAsync("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder);
        try
        {
            await project.BuildAsync();
        }
        finally
        {
            await RunAsync("umount", folder);
        }
    });

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{program}' ended with exit code {process.ExitCode}.");
    }
}
