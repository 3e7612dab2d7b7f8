using Detections.Analysis.Caching;
using Detections.Analysis.Tests.Catalog;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Caching;

/// <summary>However files come, change, go and come back: a build with a cache finds what a build without one finds.</summary>
internal sealed class RandomEditTests
{
    private static readonly string[] Names = ["a.kql", "b.kql", "c.md", "d.yaml", ".editorconfig", "schema/schema.kql"];

    private static readonly string[] Contents =
    [
        "",
        "DeviceEvents | where Nope == 1",
        "DeviceEvents | where Nope == 1 // detections:disable KS142 -- For now.",
        "# One\n```kql\nDeviceEvents | take 1\n```\n\n```kql\nBadge_CL | where Dor == 1\n```\n",
        "id: 1\nname: One\nkind: Scheduled\ntactics: [Execution]\nrelevantTechniques: [T9999]\nquery: |\n  Badge_CL | where Door == 1\n",
        "[*]\ndetections.environment = sentinel\ndotnet_diagnostic.KS142.severity = none\n",
        ".create table Badge_CL (Door: long)",
        ".create table Badge_CL (Dor: long)",
        "\0",
    ];

    [Test]
    public void A_build_with_a_cache_finds_what_one_without_finds()
    {
        var edits = Gen.Two(Gen.Choose(0, 1000)).Select(pair => (Name: Names[pair.Item1 % Names.Length], Content: Contents[pair.Item2 % Contents.Length]));
        var builds = Gen.ListOf(edits, 3).Select(list => list.ToArray());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(8), Prop.ForAll(Gen.ListOf(builds, 5).ToArbitrary(), all => BuildAllAsync(all).GetAwaiter().GetResult()));
    }

    // Every build with the cache of those before it.
    private static async Task BuildAllAsync(IEnumerable<(string Name, string Content)[]> builds)
    {
        using var folder = new RuleFolder();
        var cache = Directory.CreateTempSubdirectory("cache-").FullName;
        try
        {
            foreach (var edits in builds)
            {
                foreach (var (name, content) in edits)
                    Apply(folder, name, content);
                var (kept, cold) = (await FindAsync(folder, cache), await FindAsync(folder, cache: null));
                Assert.That(FindingText.Of(kept), Is.EqualTo(FindingText.Of(cold)));
                Assert.That(CatalogText.Of(await kept.Catalog!.MakeAsync(CancellationToken.None)), Is.EqualTo(CatalogText.Of(await cold.Catalog!.MakeAsync(CancellationToken.None))));
            }
        }
        finally
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    private static void Apply(RuleFolder folder, string name, string content)
    {
        if (content.Length > 0)
            folder.Write(name, content);
        else if (File.Exists(folder.FullPath(name)))
            File.Delete(folder.FullPath(name));
    }

    // Without a cache everything is found anew.
    private static async Task<AnalysisResult> FindAsync(RuleFolder folder, string? cache)
    {
        var store = cache is null ? null : ResultStore.Open(cache);
        var request = folder.Request() with { Cache = store is null ? null : new AnalysisCache(store, "engine"), Today = new DateOnly(2026, 7, 1), WithCatalog = true };
        var result = await new DetectionAnalyzerDriver(TestAnalyzers.For(null)).RunAsync(request, TestEngine.Engine, CancellationToken.None);
        Assert.That(store?.Save(1 << 20), Is.Null);
        return result;
    }
}
