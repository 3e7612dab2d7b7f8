using Detections.Analysis.Caching;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Reporting;
using Detections.Analysis.Shards;
using Detections.Analysis.Tests.Caching;
using Detections.Analysis.Tests.Catalog;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Corpus;

/// <summary>A build from kept answers, and one from kept findings, against the build that asked the engine.</summary>
internal sealed class CorpusCacheTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("cache-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Kept_results_are_those_of_the_first_build([Values("FalconFriday", "Hunting-Queries-Detection-Rules", "Azure-Sentinel")] string repository)
    {
        var cold = await CorpusRun.OfAsync(repository);
        var coldLog = await LogOfAsync(cold.Result, repository, "cold.sarif");

        var answers = new CorpusRun.RecordingEngine(CorpusRun.Remembering(new NoEngine()));
        var fromAnswers = await AnalyzeAsync(cold, repository, answers);
        Assert.That(FindingText.Of(fromAnswers), Is.EqualTo(FindingText.Of(cold.Result)));
        // An instance of the schema is not the one of the other run.
        Assert.That(answers.Answers.Values.Order(StringComparer.Ordinal), Is.EqualTo(cold.Answers.Values.Order(StringComparer.Ordinal)));

        var fromFindings = await AnalyzeAsync(cold, repository, new NoEngine());
        Assert.That(FindingText.Of(fromFindings), Is.EqualTo(FindingText.Of(cold.Result)));
        Assert.That(await LogOfAsync(fromFindings, repository, "kept.sarif"), Is.EqualTo(coldLog));
        Assert.That(fromFindings.Catalog!.Stamp, Is.EqualTo(fromAnswers.Catalog!.Stamp).And.Not.Null);
        Assert.That(await CatalogOfAsync(fromFindings), Is.EqualTo(await CatalogOfAsync(cold.Result)));
    }

    [Test]
    public async Task Shards_that_are_merged_are_the_build_without_shards()
    {
        const string Repository = "FalconFriday";
        var cold = await CorpusRun.OfAsync(Repository);
        var shards = new List<string>();
        for (var number = 1; number <= 3; number++)
        {
            shards.Add(Path.Combine(_folder, $"{number}.shard"));
            var request = new ShardRequest
            {
                Analysis = RequestFor(cold, Repository) with { Cache = new AnalysisCache(ResultStore.InMemory(), "test") },
                Shard = DetectionShard.Of(number, 3)!,
                File = shards[^1],
                ProjectFile = "/Rules.csproj",
            };
            var shard = await new DetectionSharder().RunAsync(request, CorpusRun.Remembering(new NoEngine()), CancellationToken.None);
            Assert.That(shard.Diagnostics, Is.Empty);
        }

        var merging = RequestFor(cold, Repository) with { Cache = new AnalysisCache(ResultStore.InMemory(), "test"), Shards = [.. shards] };
        var merged = await new DetectionAnalyzerDriver().RunAsync(merging, new NoEngine(), CancellationToken.None);
        Assert.That(FindingText.Of(merged), Is.EqualTo(FindingText.Of(cold.Result)));
        Assert.That(await LogOfAsync(merged, Repository, "merged.sarif"), Is.EqualTo(await LogOfAsync(cold.Result, Repository, "cold.sarif")));
        Assert.That(await CatalogOfAsync(merged), Is.EqualTo(await CatalogOfAsync(cold.Result)));
    }

    private static AnalysisRequest RequestFor(CorpusRun cold, string repository) => new()
    {
        RootDirectory = RepositoryRoot.Shared("corpus", repository),
        Sources = [.. cold.Files.Keys.Order(StringComparer.Ordinal)],
        WithCatalog = true,
    };

    private async Task<AnalysisResult> AnalyzeAsync(CorpusRun cold, string repository, IKustoEngine engine)
    {
        var store = ResultStore.Open(_folder);
        var request = RequestFor(cold, repository) with { Cache = new AnalysisCache(store, "test") };
        var result = await new DetectionAnalyzerDriver().RunAsync(request, engine, CancellationToken.None);
        Assert.That(store.Save(1 << 26), Is.Null);
        return result;
    }

    private static async Task<string> CatalogOfAsync(AnalysisResult result) => CatalogText.Of(await result.Catalog!.MakeAsync(CancellationToken.None));

    private async Task<byte[]> LogOfAsync(AnalysisResult result, string repository, string name)
    {
        var root = RepositoryRoot.Shared("corpus", repository);
        var info = new ReportedRun { ToolVersion = "1.0.0", RootDirectory = root, ProjectFile = Path.Combine(root, "Rules.csproj") };
        var path = Path.Combine(_folder, name);
        Assert.That(new SarifLogWriter(info, DescriptorTable.All, new SeverityPolicy()).Write(path, new SeverityPolicy().ApplyToAll(result)), Is.Null);
        return await File.ReadAllBytesAsync(path);
    }

    private sealed class NoEngine : IKustoEngine
    {
        public Task<KustoResult> AnalyzeAsync(string text, SchemaSubset schema, CancellationToken cancellationToken) =>
            Task.FromResult<KustoResult>(new KustoResult.Failed(KustoFailure.Crash, "Nobody is here to answer."));

        public Task<KustoFormatting> FormatAsync(string text, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
