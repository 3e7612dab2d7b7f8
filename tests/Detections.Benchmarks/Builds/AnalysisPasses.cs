using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Detections.Analysis;
using Detections.Benchmarks.Measuring;
using Detections.Kusto.Engine;

namespace Detections.Benchmarks.Builds;

/// <summary>Folders analyzed in this process without a cache, several times: what is left when everything is compiled and loaded.</summary>
internal static class AnalysisPasses
{
    public static async Task RunAsync(CommandLine line, KustoEngineOptions options)
    {
        var requests = line.Folders.Select(RuleFolders.RequestFor).ToImmutableArray();
        using var memory = new PeakMemory(Environment.ProcessId);
        using var engine = new NodeKustoEngine(options);
        var driver = new DetectionAnalyzerDriver();
        for (var pass = 1; pass <= line.Passes; pass++)
        {
            foreach (var request in requests)
            {
                var watch = Stopwatch.StartNew();
                var result = await driver.RunAsync(request, engine, CancellationToken.None);
                var seconds = watch.Elapsed.TotalSeconds;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"pass {pass}: {Path.GetFileName(request.RootDirectory)}: {result.Counts.Files} files, {result.Counts.RuleFiles} rule files, {result.Counts.Queries} queries ({result.Counts.AnalyzedQueries} analyzed), {result.Diagnostics.Length} findings, {seconds:F2} s, {result.Counts.AnalyzedQueries / seconds:F0} queries/s"));
                if (pass == 1 && request == requests[0])
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  from the start of this process to the end of the first folder: {(DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds:F2} s"));
                if (line.ShowFindings && pass == 1)
                    Show(result, request.RootDirectory);
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory of all processes: {memory.Megabytes} MB"));
    }

    private static void Show(AnalysisResult result, string root)
    {
        foreach (var group in result.Diagnostics.CountBy(one => (one.Id, one.Descriptor.DefaultSeverity)).OrderBy(one => one.Key.Id, StringComparer.Ordinal))
            Console.WriteLine($"  {group.Key.Id} {group.Key.DefaultSeverity}: {group.Value}");
        foreach (var diagnostic in result.Diagnostics)
            Console.WriteLine($"  {Path.GetRelativePath(root, diagnostic.Location.Path)}({diagnostic.Location.Start.Line + 1},{diagnostic.Location.Start.Column + 1}): {diagnostic.Descriptor.DefaultSeverity} {diagnostic.Id}: {diagnostic.Message}");
    }
}
