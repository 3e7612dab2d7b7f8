using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Detections.Analysis;
using Detections.Kusto.Engine;

// Analyzes folders as a build does and prints what it cost. Not a test: nothing here passes or fails.
//
//   dotnet run -c Release --project tests/Detections.Benchmarks -- FOLDER... [--passes N] [--workers N] [--findings]
//   dotnet run -c Release --project tests/Detections.Benchmarks -- FOLDER... --builds
//
// The second form runs builds with a cache one after the other, each in a process of its own (docs/performance.md).

var folders = new List<string>();
int passes = 2, workers = Environment.ProcessorCount;
var (showFindings, asBuilds) = (false, false);
string? cacheFolder = null;
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--passes":
            passes = int.Parse(args[++i], CultureInfo.InvariantCulture);
            break;
        case "--workers":
            workers = int.Parse(args[++i], CultureInfo.InvariantCulture);
            break;
        case "--findings":
            showFindings = true;
            break;
        case "--builds":
            asBuilds = true;
            break;
        case "--build-into":
            cacheFolder = args[++i];
            break;
        default:
            folders.Add(Path.GetFullPath(args[i]));
            break;
    }
}
if (folders.Count == 0)
{
    Console.Error.WriteLine("usage: Detections.Benchmarks FOLDER... [--passes N] [--workers N] [--findings] | FOLDER... --builds");
    return 2;
}

if (asBuilds)
{
    await BuildSequence.RunAsync(folders);
    return 0;
}

var hostFolder = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "KustoEngineFolder").Value!;
var options = new KustoEngineOptions { HostFolder = hostFolder, CacheFolder = KustoEngineOptions.DefaultCacheFolder, WorkerCount = workers };
if (cacheFolder is not null)
{
    await OneBuild.RunAsync(folders[0], cacheFolder, options);
    return 0;
}

var requests = folders.Select(RuleFolders.RequestFor).ToImmutableArray();
using var memory = new PeakMemory();
using var engine = new NodeKustoEngine(options);
var driver = new DetectionAnalyzerDriver();
for (var pass = 1; pass <= passes; pass++)
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
        if (!showFindings || pass > 1)
            continue;
        foreach (var group in result.Diagnostics.CountBy(one => (one.Id, one.Descriptor.DefaultSeverity)).OrderBy(one => one.Key.Id, StringComparer.Ordinal))
            Console.WriteLine($"  {group.Key.Id} {group.Key.DefaultSeverity}: {group.Value}");
        foreach (var diagnostic in result.Diagnostics)
            Console.WriteLine($"  {Path.GetRelativePath(request.RootDirectory, diagnostic.Location.Path)}({diagnostic.Location.Start.Line + 1},{diagnostic.Location.Start.Column + 1}): {diagnostic.Descriptor.DefaultSeverity} {diagnostic.Id}: {diagnostic.Message}");
    }
}
Console.WriteLine(memory.Describe());
return 0;
