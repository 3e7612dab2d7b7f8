using Detections.Analysis.Diagnostics;
using Detections.Analysis.Tests.Caching;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Shards;

/// <summary>A merge finds what a build without shards finds. Where all is well it finds it in the shards.</summary>
internal sealed class ShardMergeTests
{
    private const string NotMade = "; make each shard once, with the version of the tool and the properties of the merge.";

    private static readonly string[] Contents =
    [
        "DeviceEvents | where Nope == 1",
        "DeviceEvents | where Nope == 1 // detections:disable KS142 until 2026-06-30 -- For now.",
        "# One\n```kql\nDeviceEvents | take 1\n```\n\n```kql\nBadge_CL | where Dor == 1\n```\n",
        // Two of these have one id, which only a merge can see, and one of them says that it is meant.
        "id: 7a9f1b5e-0000-4000-8000-000000000001\nname: One\nkind: Scheduled\nquery: |\n  Badge_CL | where Door == 1\n",
        "# detections:disable DET1026 -- Meant.\nid: 7a9f1b5e-0000-4000-8000-000000000001\nname: Two\nkind: Scheduled\nquery: |\n  DeviceEvents | where ActionType =~ 'a'\n",
        "AADSignInEventsBeta | take 1",
        "No rule at all.",
        "\0",
    ];

    private RuleFolder _folder = null!;
    private ShardFolder _shards = null!;

    [SetUp]
    public void MakeFolders()
    {
        (_folder, _shards) = (new RuleFolder(), new ShardFolder());
        for (var i = 0; i < Contents.Length; i++)
            _folder.Write($"rules/{i}.{(Contents[i].Contains("id:", StringComparison.Ordinal) ? "yaml" : Contents[i].StartsWith('#') ? "md" : "kql")}", Contents[i]);
        _folder.Write("schema/badges.kql", ".create table Badge_CL (Door: long)\n.create table");
    }

    [TearDown]
    public void RemoveFolders()
    {
        _folder.Dispose();
        _shards.Dispose();
    }

    [Test]
    public async Task A_merge_asks_the_engine_nothing([Values(1, 2, 3, 8)] int count)
    {
        await _shards.MakeAllAsync(Request, count);
        var (said, asked) = await _shards.MergeAsync(Request);
        Assert.That(said, Is.Empty);
        Assert.That(asked, Is.Empty);
    }

    [Test]
    public void Whatever_the_files_are_a_merge_finds_what_a_build_finds()
    {
        var files = Gen.ListOf(Gen.Choose(0, Contents.Length - 1), 6).Select(list => list.ToArray());
        var cases = Gen.Zip(files, Gen.Choose(1, 9));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(6), Prop.ForAll(cases.ToArbitrary(), one => MergeAsync(one.Item1, one.Item2).GetAwaiter().GetResult()));
    }

    [Test]
    public async Task A_shard_counts_in_another_checkout()
    {
        using var other = new RuleFolder();
        foreach (var file in Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories))
            other.Write(Path.GetRelativePath(_folder.Root, file), File.ReadAllBytes(file));
        await _shards.MakeAllAsync(other.Request() with { Today = Request.Today }, 2);
        var (said, asked) = await _shards.MergeAsync(Request);
        Assert.That(said, Is.Empty);
        Assert.That(asked, Is.Empty);
    }

    [Test]
    public async Task Shards_that_are_missing_are_named()
    {
        Assert.That((await _shards.MergeAsync(Request)).Said, Is.EqualTo(new[] { Missing("no shard to merge") }));
        await _shards.MakeAllAsync(Request, 3);
        File.Delete(_shards.PathOf("2-of-3"));
        var (said, asked) = await _shards.MergeAsync(Request);
        Assert.That(said, Is.EqualTo(new[] { Missing("no shard '2/3'") }));
        Assert.That(asked, Is.Not.Empty);
        File.Delete(_shards.PathOf("3-of-3"));
        Assert.That((await _shards.MergeAsync(Request)).Said, Is.EqualTo(new[] { Missing("none of the shards '2/3' and '3/3'") }));
    }

    [Test]
    public async Task A_shard_that_is_there_twice_is_used_once()
    {
        await _shards.MakeAllAsync(Request, 2);
        File.Copy(_shards.PathOf("1-of-2"), _shards.PathOf("x"));
        var (said, asked) = await _shards.MergeAsync(Request);
        Assert.That(said, Is.EqualTo(new[] { $"x.shard: DET9051 This shard is not used, for it is '1/2', and so is '1-of-2.shard'{NotMade}" }));
        Assert.That(asked, Is.Empty);
    }

    [Test]
    public async Task A_shard_of_another_count_is_not_used()
    {
        await _shards.MakeAllAsync(Request, 3);
        await _shards.MakeAsync(Request, 1, 2);
        var (said, asked) = await _shards.MergeAsync(Request);
        Assert.That(said, Is.EqualTo(new[] { $"1-of-2.shard: DET9051 This shard is not used, for it is '1/2', and the others are parts of 3{NotMade}" }));
        Assert.That(asked, Is.Empty);
    }

    [Test]
    public async Task A_file_that_is_no_shard_or_cannot_be_read_is_told()
    {
        await _shards.MakeAllAsync(Request, 1);
        var content = File.ReadAllBytes(_shards.PathOf("1-of-1"));
        content[^1] ^= 1;
        File.WriteAllBytes(_shards.PathOf("damaged"), content);
        File.CreateSymbolicLink(_shards.PathOf("gone"), "/no/such/file");
        var (said, asked) = await _shards.MergeAsync(Request);
        Assert.That(said, Is.EqualTo(new[]
        {
            $"damaged.shard: DET9051 This shard is not used, for it is damaged, or another version of the tool wrote it{NotMade}",
            $"gone.shard: DET9051 This shard is not used, for it cannot be read, or is larger than 512 MB{NotMade}",
        }));
        Assert.That(asked, Is.Empty);
    }

    [Test]
    public async Task A_shard_of_other_properties_is_not_used()
    {
        await _shards.MakeAllAsync(Request with { DefaultEnvironment = KustoEnvironment.Sentinel }, 1);
        var (said, asked) = await _shards.MergeAsync(Request);
        Assert.That(said, Is.EqualTo(new[]
        {
            Missing("no shard '1/1'"),
            $"1-of-1.shard: DET9051 This shard is not used, for it was made with other properties, analyzers, schema or knowledge files{NotMade}",
        }));
        Assert.That(asked, Is.Not.Empty);
    }

    [Test]
    public async Task A_shard_of_other_files_is_used_for_those_that_are_the_same()
    {
        await _shards.MakeAllAsync(Request, 1);
        _folder.Write("rules/0.kql", "DeviceEvents | take 7");
        Assert.That(await _shards.MergeAsync(Request), Is.EqualTo(Differs("1 file", "rules/0.kql", "DeviceEvents | take 7")));
        _folder.Write("rules/00.kql", "DeviceEvents | take 8");
        File.Delete(_folder.FullPath("rules/5.kql"));
        Assert.That(await _shards.MergeAsync(Request), Is.EqualTo(Differs("3 files", "rules/0.kql", "DeviceEvents | take 7", "DeviceEvents | take 8")));
    }

    [Test]
    public async Task What_failed_in_a_shard_is_told_there_and_tried_again_by_the_merge()
    {
        var failing = new CountingEngine { Answer = new KustoResult.Failed(KustoFailure.TimeLimit, "") };
        var shard = await _shards.MakeAsync(Request, 1, 1, failing);
        Assert.That(shard.Diagnostics, Is.Not.Empty);
        Assert.That(shard.Diagnostics.Select(one => one.Id), Is.All.EqualTo(DiagnosticIds.QueryWasNotAnalyzed));
        Assert.That(shard.Counts.AnalyzedQueries, Is.Zero);
        var (said, asked) = await _shards.MergeAsync(Request);
        Assert.That(said, Is.Empty);
        Assert.That(asked, Has.Length.EqualTo(shard.Counts.Queries));
    }

    [Test]
    public async Task Findings_that_depend_on_the_day_are_made_again_on_another_one()
    {
        await _shards.MakeAllAsync(Request, 2);
        var (said, asked) = await _shards.MergeAsync(Request with { Today = new DateOnly(2031, 1, 1) });
        Assert.That(said, Is.Empty);
        Assert.That(asked, Is.EqualTo(new[] { "AADSignInEventsBeta | take 1" }));
    }

    private AnalysisRequest Request => _folder.Request() with { Today = new DateOnly(2026, 7, 1), ExpectsRules = true };

    private static string Missing(string what) => $": DET9050 There is {what}, so more files than needed were looked at here; see that every job has uploaded its shard, and that 'DetectionShards' names where they are.";

    private static (string[] Said, string[] Asked) Differs(string howMany, string first, params string[] asked) =>
        ([$"1-of-1.shard: DET9052 The shard '1/1' was made where {howMany} differed, '{first}' first, which were looked at here; make the shards and the merge from one commit."], asked);

    private static async Task MergeAsync(int[] contents, int count)
    {
        using var folder = new RuleFolder();
        using var shards = new ShardFolder();
        for (var i = 0; i < contents.Length; i++)
            folder.Write($"{i}.{(Contents[contents[i]].Contains("id:", StringComparison.Ordinal) ? "yaml" : "md")}", Contents[contents[i]]);
        await shards.MakeAllAsync(folder.Request(), count);
        var (said, asked) = await shards.MergeAsync(folder.Request());
        Assert.That(said, Is.Empty);
        Assert.That(asked, Is.Empty);
    }
}
