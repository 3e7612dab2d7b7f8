using Detections.Benchmarks.Alone;
using Detections.Benchmarks.Generated;
using Detections.Kusto.Engine;

namespace Detections.Benchmarks.Builds;

/// <summary>
/// Builds one after the other, each in a process of its own, as they follow each other at a desk. What counts are the ratios
/// between them: they were measured on one machine within a few minutes.
/// </summary>
internal static class BuildSequence
{
    public static async Task RunAsync(IEnumerable<string> folders, KustoEngineOptions options)
    {
        using var repository = new WorkFolder();
        foreach (var folder in folders)
            RuleFolders.Copy(folder, Path.Combine(repository.Rules, Path.GetFileName(folder)));
        var table = new FigureTable("The same queries");
        var alone = await EngineAlone.RunAsync(repository, options);
        table.Add($"the engine library alone, {alone.Queries} queries", TimeSpan.FromSeconds(alone.Seconds), TimeSpan.FromSeconds(alone.ProcessorSeconds), alone.Megabytes);
        await RunAsync(table, repository, withCatalog: false);
        File.Delete(Path.Combine(repository.Cache, "results.bin"));
        await BuildAsync(table, "answers kept, findings not", repository, withCatalog: false);
    }

    /// <summary>A cold build, one where nothing changed, and one after one document was edited.</summary>
    public static async Task RunAsync(FigureTable table, WorkFolder repository, bool withCatalog)
    {
        await BuildAsync(table, "cold", repository, withCatalog);
        await BuildAsync(table, "unchanged", repository, withCatalog);
        File.AppendAllText(RuleFolders.Files(repository.Rules).First(path => path.EndsWith(".md", StringComparison.Ordinal)), "\n```kql\nDeviceEvents | where ActionType == 'PnpDeviceConnected' | take 1\n```\n");
        await BuildAsync(table, "one document edited", repository, withCatalog);
    }

    private static async Task BuildAsync(FigureTable table, string name, WorkFolder repository, bool withCatalog)
    {
        var cost = await BuildProcess.RunAsync(repository.Rules, repository.Cache, withCatalog);
        table.Add($"{name}, {cost.Rules} rules{(withCatalog ? " with catalog" : "")}", cost.Time, cost.ProcessorTime, cost.Megabytes);
    }
}
