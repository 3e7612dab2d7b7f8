using System.Diagnostics;
using Detections.Benchmarks.Measuring;

namespace Detections.Benchmarks.Soak;

/// <summary>Something that goes wrong during one build. What it leaves behind must not be seen in the next one.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="BuildAsync">Builds with it, and gives the build where it was left to go on; null where this machine cannot.</param>
internal sealed record Fault(string Name, Func<Task<FaultyBuild?>>? BuildAsync)
{
    /// <summary>All of them for one project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="worker">What stands in the command line of the engine's workers and of no other process of a build.</param>
    /// <param name="random">Decides when something is killed.</param>
    public static IReadOnlyList<Fault> Of(DotnetProject project, string worker, Random random) =>
    [
        new("a worker is killed", async () => new FaultyBuild(await KilledAsync(project, random, (_, moment) => KillWorkers(project, worker, moment)), LogOf(project))),
        new("the build is killed", async () =>
        {
            await KilledAsync(project, random, async (build, moment) =>
            {
                await Task.Delay(moment);
                build.Kill();
            });
            return null;
        }),
        Mounted(project, "the disk of the cache is full", project.Cache, "size=64k"),
        Mounted(project, "the disk of the log is full", project.Output, "size=4k"),
        Mounted(project, "the cache cannot be written", project.Cache, "ro"),
        Mounted(project, "the log cannot be written", project.Output, "ro"),
    ];

    private static async Task<string> KilledAsync(DotnetProject project, Random random, Func<Process, TimeSpan, Task> kill)
    {
        using var build = project.StartBuild();
        var output = build.StandardOutput.ReadToEndAsync();
        await kill(build, TimeSpan.FromMilliseconds(random.Next(500, 6000)));
        await build.WaitForExitAsync();
        return await output;
    }

    private static byte[]? LogOf(DotnetProject project) => File.Exists(project.Sarif) ? File.ReadAllBytes(project.Sarif) : null;

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
            return new FaultyBuild(await project.BuildAsync(), LogOf(project));
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
