using System.Globalization;
using Detections.Benchmarks.Builds;
using Detections.Benchmarks.Generated;
using Detections.Benchmarks.Measuring;
using Detections.Kusto.Engine;

namespace Detections.Benchmarks.Soak;

/// <summary>Builds in a row with random edits between them, and with things that go wrong: nothing grows, and every build finds what a cold one finds.</summary>
internal sealed class SoakRun(CommandLine line, KustoEngineOptions options, ToolFiles tool)
{
    private const int Rules = 20;

    // A build from the command line takes many times longer than one in this process.
    private const int ProcessShare = 4;

    // How often the log is held against a cold build.
    private const int Interval = 10;

    private int _wrong;

    /// <returns>How many builds did not find what a cold one finds, or did not say what they could not find.</returns>
    public async Task<int> RunAsync(int builds)
    {
        using (var repository = NewRepository())
            await InOneProcessAsync(repository, builds);
        using (var repository = NewRepository())
            await AsProcessesAsync(repository, builds / ProcessShare);
        return _wrong;
    }

    private async Task InOneProcessAsync(WorkFolder repository, int builds)
    {
        var edits = new RandomEdits(repository.Rules, line.Seed);
        var log = new ResourceLog();
        for (var build = 1; build <= builds; build++)
        {
            edits.Next();
            await OneBuild.RunAsync(repository.Rules, repository.Cache, withCatalog: true, options);
            GC.Collect();
            log.Add(ProcessTree.Of(Environment.ProcessId), CountFiles(repository.Cache, ""), CountFiles(repository.Cache, ".tmp"));
            if (build % Interval != 0)
                continue;
            using var cold = new WorkFolder();
            await OneBuild.RunAsync(repository.Rules, cold.Cache, withCatalog: true, options);
            Expect($"build {build} in one process", File.ReadAllBytes(OneBuild.LogIn(repository.Cache)), File.ReadAllBytes(OneBuild.LogIn(cold.Cache)));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{builds} builds in one process"));
        log.Print();
    }

    private async Task AsProcessesAsync(WorkFolder repository, int builds)
    {
        var project = new DotnetProject(repository.Rules, tool);
        await project.CreateAsync();
        var edits = new RandomEdits(repository.Rules, line.Seed);
        var faults = Fault.Of(project, tool.EngineFolder, new Random(line.Seed));
        foreach (var fault in faults.Where(fault => fault.BuildAsync is null))
            Console.WriteLine($"left out, for it takes root on Linux: {fault.Name}");
        var log = new ResourceLog();
        var wentOn = 0;
        for (var build = 1; build <= builds; build++)
        {
            edits.Next();
            var fault = build % 2 == 0 ? faults[build / 2 % faults.Count] : null;
            var faulty = fault?.BuildAsync is { } buildAsync ? await BuildWithAsync(project, buildAsync) : null;
            await project.BuildAsync();
            log.Add(await LeftOverAsync(project), CountFiles(project.Cache, ""), CountFiles(project.Cache, ".tmp"));
            if (fault is null && build % Interval != 0)
                continue;
            var cold = await project.ColdLogAsync();
            Expect(fault is null ? $"build {build}" : $"build {build}, after {fault.Name}", File.ReadAllBytes(project.Sarif), cold);
            if (faulty is null)
                continue;
            wentOn++;
            if (faulty.Lost(cold) is { } lost)
                Wrong($"build {build}, while {fault!.Name}: {lost}.");
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wentOn} builds went on after a fault and were held against a cold one"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{builds} builds with 'dotnet build'; what is left after each"));
        log.Print();
        Directory.Delete(project.Temporary, recursive: true);
    }

    // The log of an earlier build must not be taken for that of this one.
    private static Task<FaultyBuild?> BuildWithAsync(DotnetProject project, Func<Task<FaultyBuild?>> buildAsync)
    {
        File.Delete(project.Sarif);
        return buildAsync();
    }

    // The processes of builds that are over, by the folder for temporary files that only they have; after a kill they get a moment to notice.
    private static async Task<ProcessTree> LeftOverAsync(DotnetProject project)
    {
        for (var tries = 0; tries < 20 && ProcessTree.With(project.Temporary).Count > 0; tries++)
            await Task.Delay(500);
        return ProcessTree.With(project.Temporary).Select(ProcessTree.Of).Aggregate(ProcessTree.Nothing, (all, one) => all.With(one));
    }

    private WorkFolder NewRepository()
    {
        var repository = new WorkFolder();
        GeneratedRepository.Write(line.Folders, Rules, line.Seed, repository.Rules);
        return repository;
    }

    private void Expect(string build, byte[] found, byte[] cold)
    {
        if (found.AsSpan().SequenceEqual(cold))
            return;
        Wrong($"{build}: the log has {found.Length} bytes, that of a cold build {cold.Length}.");
    }

    private void Wrong(string what)
    {
        _wrong++;
        Console.WriteLine("WRONG: " + what);
    }

    private static int CountFiles(string folder, string extension) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + extension, SearchOption.AllDirectories).Count() : 0;
}
