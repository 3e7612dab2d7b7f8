using Detections.Analysis.Analyzers;
using Detections.Analysis.Caching;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Shards;
using Detections.Analysis.Tests.Caching;
using Detections.Analysis.Tests.Catalog;
using Detections.Kusto.Engine;

namespace Detections.Analysis.Tests.Shards;

/// <summary>A folder with the files of shards, and what a merge of them finds; gone when the test is done.</summary>
internal sealed class ShardFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("shards-").FullName;

    public string PathOf(string name) => Path.Combine(Root, name + ".shard");

    /// <summary>Makes all shards of a build, each as on a machine of its own.</summary>
    public async Task MakeAllAsync(AnalysisRequest request, int count, IKustoEngine? engine = null)
    {
        for (var number = 1; number <= count; number++)
            Assert.That((await MakeAsync(request, number, count, engine)).Diagnostics, Is.Empty);
    }

    /// <summary>Makes one shard, <c>2-of-8.shard</c>.</summary>
    public Task<AnalysisResult> MakeAsync(AnalysisRequest request, int number, int count, IKustoEngine? engine = null) => new DetectionSharder(BuiltInAnalyzers.All).RunAsync(
        new ShardRequest
        {
            Analysis = request with { Cache = new AnalysisCache(ResultStore.InMemory(), "engine") },
            Shard = DetectionShard.Of(number, count)!,
            File = PathOf($"{number}-of-{count}"),
            ProjectFile = "/Rules.csproj",
        },
        engine ?? TestEngine.Engine, CancellationToken.None);

    /// <summary>Merges the shards there are.</summary>
    /// <returns>What is said of the shards, each after the name of its file, and the queries that the engine was asked.</returns>
    public async Task<(string[] Said, string[] Asked)> MergeAsync(AnalysisRequest request)
    {
        var engine = new CountingEngine();
        var merging = request with { WithCatalog = true, Cache = new AnalysisCache(ResultStore.InMemory(), "engine"), Shards = [.. Directory.GetFiles(Root).Order(StringComparer.Ordinal)] };
        var merged = await new DetectionAnalyzerDriver().RunAsync(merging, engine, CancellationToken.None);
        var said = merged.Diagnostics.Where(IsOfShards).Select(one => $"{Path.GetFileName(one.Location.Path)}: {one.Id} {one.Message}").ToArray();

        var whole = await new DetectionAnalyzerDriver().RunAsync(request with { WithCatalog = true }, TestEngine.Engine, CancellationToken.None);
        Assert.That(FindingText.Of(merged with { Diagnostics = merged.Diagnostics.RemoveAll(IsOfShards) }), Is.EqualTo(FindingText.Of(whole)), "Whatever is wrong with the shards, the findings are those of a build without.");
        Assert.That(await CatalogAsync(merged), Is.EqualTo(await CatalogAsync(whole)));
        return (said, engine.TakeAsked());
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static async Task<string> CatalogAsync(AnalysisResult result) => CatalogText.Of(await result.Catalog!.MakeAsync(CancellationToken.None));

    private static bool IsOfShards(Diagnostic one) => one.Id is DiagnosticIds.ShardIsMissing or DiagnosticIds.ShardIsNotUsed or DiagnosticIds.ShardIsOfOtherFiles;
}
