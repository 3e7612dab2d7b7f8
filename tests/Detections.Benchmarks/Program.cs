using System.Reflection;
using System.Text.Json;
using Detections.Benchmarks;
using Detections.Benchmarks.Builds;
using Detections.Benchmarks.Generated;
using Detections.Benchmarks.Soak;
using Detections.Kusto.Engine;

// Runs what is measured and prints what it cost (docs/performance.md). Not a test: nothing here passes or fails.

if (CommandLine.Parse(args) is not { } line)
{
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}
var places = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(one => one.Key, one => one.Value!, StringComparer.Ordinal);
var tool = new ToolFiles(places["TasksAssembly"], places["KustoEngineFolder"], places["SdkFolder"]);
var options = new KustoEngineOptions { HostFolder = tool.EngineFolder, CacheFolder = KustoEngineOptions.DefaultCacheFolder, WorkerCount = line.Workers };
switch (line.Mode)
{
    case "builds":
        await BuildSequence.RunAsync(line.Folders, options);
        await ToolShare.RunAsync(line.Folders, tool);
        break;
    case "figures":
        await BuildSequence.RunAsync(line.Folders, options);
        await ToolShare.RunAsync(line.Folders, tool);
        await ScaleTable.RunAsync(line.Folders, line.Sizes, line.Seed);
        break;
    case "generate":
        GeneratedRepository.Write(line.Folders, line.Sizes[0], line.Seed, line.Into);
        break;
    case "scale":
        await ScaleTable.RunAsync(line.Folders, line.Sizes, line.Seed);
        break;
    case "soak":
        return await new SoakRun(line, options, tool).RunAsync(line.Sizes[0]) == 0 ? 0 : 1;
    // What the others start: one build, and what it cost as JSON.
    case "cost":
        Console.WriteLine(JsonSerializer.Serialize(await OneBuild.RunAsync(line.Folders[0], line.Into, line.WithCatalog, options)));
        break;
    default:
        await AnalysisPasses.RunAsync(line, options);
        break;
}
return 0;
