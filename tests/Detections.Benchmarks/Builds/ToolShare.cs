using System.Diagnostics;
using Detections.Benchmarks.Generated;
using Detections.Benchmarks.Measuring;
using Detections.Benchmarks.Soak;

namespace Detections.Benchmarks.Builds;

/// <summary>What the tool adds to a build: <c>dotnet build</c> of rules that did not change, with its target and without, one after the other.</summary>
internal static class ToolShare
{
    private const int Rounds = 5;

    public static async Task RunAsync(IEnumerable<string> folders, ToolFiles tool)
    {
        using var repository = new WorkFolder();
        foreach (var folder in folders)
            RuleFolders.Copy(folder, Path.Combine(repository.Rules, Path.GetFileName(folder)));
        var project = new DotnetProject(repository.Rules, tool);
        await project.CreateAsync();
        await project.BuildAsync();
        (string Name, string Property)[] builds = [("dotnet build without the tool", "RunDetectionAnalysis=false"), ("with the tool, unchanged", "RunDetectionAnalysis=true")];
        var costs = builds.ToDictionary(build => build, _ => new List<BuildCost>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var build in builds)
                costs[build].Add(await MeasureAsync(project, build.Property));
        }
        var table = new FigureTable(FormattableString.Invariant($"The quickest of {Rounds}"));
        foreach (var build in builds)
        {
            var quickest = costs[build].MinBy(cost => cost.ProcessorTime)!;
            table.Add(build.Name, quickest.Time, quickest.ProcessorTime, quickest.Megabytes);
        }
        Directory.Delete(project.Temporary, recursive: true);
    }

    private static async Task<BuildCost> MeasureAsync(DotnetProject project, string property)
    {
        var before = ProcessTree.ProcessorTime();
        var start = Stopwatch.GetTimestamp();
        using var build = project.StartBuild(property);
        using var memory = new PeakMemory(build.Id);
        await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return new BuildCost(Stopwatch.GetElapsedTime(start), ProcessTree.ProcessorTime() - before, memory.Megabytes, 0, 0);
    }
}
