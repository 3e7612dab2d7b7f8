using System.Globalization;
using Detections.Benchmarks.Generated;

namespace Detections.Benchmarks.Builds;

/// <summary>
/// Builds one after the other, each in a process of its own, as they follow each other at a desk. What counts are the ratios
/// between them: they were measured on one machine within a few minutes.
/// </summary>
internal static class BuildSequence
{
    public static async Task RunAsync(IEnumerable<string> folders)
    {
        using var repository = new WorkFolder();
        foreach (var folder in folders)
            RuleFolders.Copy(folder, Path.Combine(repository.Rules, Path.GetFileName(folder)));
        await RunAsync(repository, withCatalog: false);
        File.Delete(Path.Combine(repository.Cache, "results.bin"));
        await BuildAsync("answers kept, findings not", repository, withCatalog: false);
    }

    /// <summary>A cold build, one where nothing changed, and one after one document was edited.</summary>
    public static async Task RunAsync(WorkFolder repository, bool withCatalog)
    {
        await BuildAsync("cold", repository, withCatalog);
        await BuildAsync("unchanged", repository, withCatalog);
        File.AppendAllText(RuleFolders.Files(repository.Rules).First(path => path.EndsWith(".md", StringComparison.Ordinal)), "\n```kql\nDeviceEvents | where ActionType == 'PnpDeviceConnected' | take 1\n```\n");
        await BuildAsync("one document edited", repository, withCatalog);
    }

    private static async Task BuildAsync(string name, WorkFolder repository, bool withCatalog)
    {
        var cost = await BuildProcess.RunAsync(repository.Rules, repository.Cache, withCatalog);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-28} {cost.Time.TotalSeconds,8:F2} s  {cost.ProcessorTime.TotalSeconds,8:F2} s  {cost.Megabytes,6} MB  ({cost.Rules} rules, {cost.Queries} queries{(withCatalog ? ", catalog" : "")})"));
        foreach (var part in cost.Parts.Where(part => part.Time > cost.ProcessorTime / 50))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {part.Time.TotalSeconds,8:F2} s  {part.Name}"));
    }
}
