using System.Diagnostics;
using System.Text.Json;
using Detections.Benchmarks.Builds;
using Detections.Benchmarks.Generated;
using Detections.Kusto.Engine;

namespace Detections.Benchmarks.Alone;

/// <summary>The engine library over the queries of a repository, with nothing around it: what a check with the same engine costs at least.</summary>
internal static class EngineAlone
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    /// <summary>Parses and binds every query of the repository once with the tables that it reads, in one process.</summary>
    /// <exception cref="InvalidOperationException">The library failed.</exception>
    public static async Task<Cost> RunAsync(WorkFolder repository, KustoEngineOptions options)
    {
        var queries = new QueryCollector();
        await new Detections.Analysis.DetectionAnalyzerDriver().RunAsync(RuleFolders.RequestFor(repository.Rules), queries, CancellationToken.None);
        var file = Path.Combine(Directory.CreateDirectory(repository.Cache).FullName, "queries.json");
        File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(queries.Queries.Select(query => new
        {
            query.Text,
            Tables = query.Schema.Tables.Select(table => new { table.Name, Columns = table.Columns.SelectMany(column => new[] { column.Name, column.Type }), Open = table.IsOpen }),
        }), CamelCase));
        var start = new ProcessStartInfo(options.NodePath ?? "node") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "engine-alone.js"));
        start.ArgumentList.Add(Path.Combine(options.HostFolder, "node_modules", "@kusto", "language-service-next"));
        start.ArgumentList.Add(file);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<Cost>(output, CamelCase)! : throw new InvalidOperationException("The library failed.");
    }

    /// <param name="Queries">How many queries.</param>
    /// <param name="Seconds">By the clock, with the start of the process.</param>
    /// <param name="ProcessorSeconds">Of the process.</param>
    /// <param name="Megabytes">The most memory it had.</param>
    internal sealed record Cost(int Queries, double Seconds, double ProcessorSeconds, long Megabytes);
}
