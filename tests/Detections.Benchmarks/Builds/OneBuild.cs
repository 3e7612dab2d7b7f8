using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Detections.Analysis;
using Detections.Analysis.Caching;
using Detections.Analysis.Catalog;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
using Detections.Analysis.Timing;
using Detections.Benchmarks.Measuring;
using Detections.Catalog;
using Detections.Catalog.Links;
using Detections.Kusto.Engine;

namespace Detections.Benchmarks.Builds;

/// <summary>What a build does in a process of its own: it starts with nothing compiled and nothing loaded.</summary>
internal static class OneBuild
{
    // As the default of DetectionsCacheSizeLimit, a quarter of it for results.
    private const long AnswerBytes = 192 << 20;
    private const long ResultBytes = 64 << 20;

    /// <summary>The log of a build with a cache in this folder.</summary>
    public static string LogIn(string cacheFolder) => Path.Combine(cacheFolder, "detections.sarif");

    /// <summary>Analyzes a folder with a cache, writes the log and where asked the catalog beside the cache, and gives what it cost.</summary>
    public static async Task<BuildCost> RunAsync(string folder, string cacheFolder, bool withCatalog, KustoEngineOptions options)
    {
        using var memory = new PeakMemory(Environment.ProcessId);
        var timings = new AnalysisTimings();
        var counts = await BuildAsync(folder, cacheFolder, withCatalog, options, timings);
        var time = DateTime.Now - Process.GetCurrentProcess().StartTime;
        await EndOfWorkersAsync();
        return new BuildCost(time, ProcessTree.ProcessorTime(), memory.Megabytes, counts.Rules, counts.Queries) { Parts = timings.Parts };
    }

    private static async Task<AnalysisCounts> BuildAsync(string folder, string cacheFolder, bool withCatalog, KustoEngineOptions options, AnalysisTimings timings)
    {
        using var engine = new NodeKustoEngine(options);
        var identity = EngineIdentity.Of(options.HostFolder)!;
        var remembering = new RememberingEngine(engine, identity, Path.Combine(cacheFolder, "answers"));
        var results = timings.Measure(AnalysisPhase.OpenCache, () => ResultStore.Open(cacheFolder));
        var request = RuleFolders.RequestFor(folder) with { Cache = new AnalysisCache(results, identity), WithCatalog = withCatalog, Timings = timings };
        var result = await new DetectionAnalyzerDriver().RunAsync(request, remembering, CancellationToken.None);

        var info = new ReportedRun { ToolVersion = "1.0.0", RootDirectory = folder, ProjectFile = Path.Combine(folder, "Rules.csproj") };
        var policy = new SeverityPolicy().With(result.Configuration);
        timings.Measure(AnalysisPhase.Sarif, () => new SarifLogWriter(info, DescriptorTable.All, policy, results).Write(LogIn(cacheFolder), [.. policy.Apply(result.Diagnostics)]));
        if (result.Catalog is { } catalog)
            await WriteAsync(catalog, Writer(folder, Path.Combine(cacheFolder, "catalog"), options), results, timings);
        remembering.Trim(AnswerBytes);
        timings.Measure(AnalysisPhase.Save, () => results.Save(ResultBytes));
        return result.Counts;
    }

    private static async Task WriteAsync(PendingCatalog catalog, CatalogWriter writer, ResultStore results, AnalysisTimings timings)
    {
        using var writing = timings.Phase(AnalysisPhase.Catalog);
        await writer.WriteAsync(catalog, results, CancellationToken.None);
    }

    // Their processor time is known when they have ended, which they do a moment after they are told to.
    private static async Task EndOfWorkersAsync()
    {
        for (var tries = 0; tries < 100 && ProcessTree.Of(Environment.ProcessId).Processes > 1; tries++)
            await Task.Delay(50);
    }

    private static CatalogWriter Writer(string folder, string catalogFolder, KustoEngineOptions options) => new(new CatalogOptions
    {
        Folder = catalogFolder,
        Name = "Rules",
        Sources = new SourceLinks(folder, catalogFolder, template: null),
        DatabaseScript = new NodeScript(Path.Combine(options.HostFolder, "sqlite", "write-database.js"), options.NodePath),
    });
}

/// <summary>What a build cost.</summary>
/// <param name="Time">By the clock, with the start of its process.</param>
/// <param name="ProcessorTime">Of all its processes.</param>
/// <param name="Megabytes">The most memory that all its processes had together.</param>
/// <param name="Rules">How many rules it looked at.</param>
/// <param name="Queries">How many queries they hold.</param>
internal sealed record BuildCost(TimeSpan Time, TimeSpan ProcessorTime, long Megabytes, int Rules, int Queries)
{
    /// <summary>Where the time went, summed over threads.</summary>
    public ImmutableArray<TimedPart> Parts { get; init; } = [];
}
