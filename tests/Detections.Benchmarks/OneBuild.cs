using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Detections.Analysis;
using Detections.Analysis.Caching;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
using Detections.Kusto.Engine;

/// <summary>What a build does in a process of its own: it starts with nothing compiled and nothing loaded.</summary>
internal static class OneBuild
{
    /// <summary>Analyzes a folder with a cache, writes the log beside the cache and prints one line with the time, the memory and what was looked at.</summary>
    public static async Task RunAsync(string folder, string cacheFolder, KustoEngineOptions options)
    {
        using var memory = new PeakMemory();
        using var engine = new NodeKustoEngine(options);
        var identity = EngineIdentity.Of(options.HostFolder)!;
        var remembering = new RememberingEngine(engine, identity, Path.Combine(cacheFolder, "answers"));
        var results = ResultStore.Open(cacheFolder);
        var request = RuleFolders.RequestFor(folder) with { Cache = new AnalysisCache(results, identity) };
        var result = await new DetectionAnalyzerDriver().RunAsync(request, remembering, CancellationToken.None);

        var info = new SarifRunInfo { ToolVersion = "1.0.0", RootDirectory = folder, ProjectFile = Path.Combine(folder, "Rules.csproj") };
        var policy = new SeverityPolicy().With(result.Configuration);
        new SarifLogWriter(info, DescriptorTable.All, policy, results).Write(Path.Combine(cacheFolder, "detections.sarif"), [.. policy.Apply(result.Diagnostics)]);
        results.Save(256 << 20);
        var seconds = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds,7:F2} s  {result.Counts.Queries} queries, {result.Diagnostics.Length} findings, {memory.Describe()}"));
    }
}
