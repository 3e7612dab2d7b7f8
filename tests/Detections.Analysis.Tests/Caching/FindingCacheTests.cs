using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Analyzers.Attack;
using Detections.Analysis.Caching;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Tests.Catalog;
using Detections.Kusto.Engine;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Caching;

/// <summary>What a second build asks of the engine, and that it finds what a first one would.</summary>
internal sealed class FindingCacheTests
{
    private const string Wrong = "DeviceEvents | where Nope == 1 // detections:disable KS142 until 2026-06-30 -- For now.";
    private const string Right = "DeviceEvents | take 1";

    private RuleFolder _folder = null!;
    private CountingEngine _engine = null!;
    private string _cache = "";

    [SetUp]
    public void MakeFolder()
    {
        (_folder, _engine) = (new RuleFolder(), new CountingEngine());
        _cache = Directory.CreateTempSubdirectory("cache-").FullName;
        _folder.Write("wrong.kql", Wrong);
        _folder.Write("right.kql", Right);
    }

    [TearDown]
    public void RemoveFolder()
    {
        _folder.Dispose();
        Directory.Delete(_cache, recursive: true);
    }

    [Test]
    public async Task A_build_without_changes_asks_nothing()
    {
        Assert.That(await AskedAsync(), Is.EqualTo(new[] { Right, Wrong }));
        Assert.That(await AskedAsync(), Is.Empty);
    }

    [Test]
    public async Task An_edited_file_is_looked_at_alone_and_not_again_once_it_is_as_before()
    {
        await AskedAsync();
        _folder.Write("wrong.kql", Right + " | project A");
        Assert.That(await AskedAsync(), Is.EqualTo(new[] { Right + " | project A" }));
        _folder.Write("wrong.kql", Wrong);
        Assert.That(await AskedAsync(), Is.Empty);
    }

    [Test]
    public async Task A_file_under_another_name_is_another_file()
    {
        await AskedAsync();
        File.Move(_folder.FullPath("right.kql"), _folder.FullPath("other.kql"));
        Assert.That(await AskedAsync(), Is.EqualTo(new[] { Right }));
    }

    [Test]
    public async Task Severities_count_for_no_file_and_options_for_the_files_they_hold_for()
    {
        await AskedAsync();
        _folder.Write(".editorconfig", "[*]\ndotnet_diagnostic.KS142.severity = warning\n");
        Assert.That(await AskedAsync(), Is.Empty);
        _folder.Write(".editorconfig", "[right.kql]\ndetections.environment = sentinel\n");
        Assert.That(await AskedAsync(), Is.EqualTo(new[] { Right }));
    }

    [Test]
    public async Task What_is_declared_counts_for_all_files_and_what_is_wrong_with_it_is_told_by_every_build()
    {
        _folder.Write("schema/schema.yaml", "tables: 1\n");
        _folder.Write("knowledge/knowledge.tsv", "nonsense\n");
        Assert.That(await AskedAsync(), Has.Length.EqualTo(2));
        Assert.That(await AskedAsync(), Is.Empty);
        _folder.Write("schema/schema.yaml", "tables: 2\n");
        Assert.That(await AskedAsync(), Has.Length.EqualTo(2));
        _folder.Write("knowledge/knowledge.tsv", "other nonsense\n");
        Assert.That(await AskedAsync(), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Everything_else_that_findings_follow_from_counts_too()
    {
        await AskedAsync();
        AnalysisRequest[] others =
        [
            Request with { DefaultEnvironment = KustoEnvironment.Sentinel },
            Request with { Options = new AnalysisOptions { RequireEquivalents = true } },
            Request with { Options = new AnalysisOptions { AttackVersion = AttackVersion.Version181 } },
            Request with { Today = null },
        ];
        foreach (var other in others)
            Assert.That(await AskedAsync(other), Has.Length.EqualTo(2));
        Assert.That(await AskedAsync(Request, engineIdentity: "another"), Has.Length.EqualTo(2));
        Assert.That(await AskedAsync(Request, "engine", new TacticIsUnknownAnalyzer()), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task The_assemblies_of_analyzers_and_those_beside_them_count()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_cache, "analyzers")).FullName;
        var request = Request with { AnalyzerFiles = [Path.Combine(folder, "Contoso.dll")] };
        File.WriteAllText(request.AnalyzerFiles[0], "no assembly");
        await AskedAsync(request);
        Assert.That(await AskedAsync(request), Is.Empty);
        File.WriteAllText(request.AnalyzerFiles[0], "none either");
        Assert.That(await AskedAsync(request), Has.Length.EqualTo(2));
        File.WriteAllText(Path.Combine(folder, "Needed.dll"), "no assembly");
        Assert.That(await AskedAsync(request), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task The_day_counts_only_for_findings_that_depend_on_it()
    {
        // The name is retired on some day, which the message tells.
        _folder.Write("retired.kql", "AADSignInEventsBeta | take 1");
        await AskedAsync();
        Assert.That(await AskedAsync(Request with { Today = new DateOnly(2031, 1, 1) }), Is.EqualTo(new[] { "AADSignInEventsBeta | take 1" }));
        Assert.That(await AskedAsync(Request with { Today = new DateOnly(2031, 1, 1) }), Is.Empty);
    }

    [Test]
    public async Task A_query_that_the_engine_gave_up_on_is_tried_again()
    {
        var failing = new CountingEngine { Answer = new KustoResult.Failed(KustoFailure.TimeLimit, "") };
        await RunAsync(Request, failing, "engine", BuiltInAnalyzers.All);
        Assert.That(await AskedAsync(), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task An_analyzer_that_fails_is_tried_again()
    {
        await AskedAsync(Request, "engine", new FailingAnalyzer());
        Assert.That(await AskedAsync(Request, "engine", new FailingAnalyzer()), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task What_the_catalog_knows_of_rules_is_kept_where_somebody_asks_for_it()
    {
        var request = Request with { WithCatalog = true };
        await AskedAsync();
        Assert.That(await AskedAsync(request), Has.Length.EqualTo(2), "A build without a catalog does not read the rules for one.");
        Assert.That(await AskedAsync(request), Is.Empty);
        Assert.That(await AskedAsync(), Is.Empty);
        _folder.Write("wrong.kql", Right + " | project A");
        Assert.That(await AskedAsync(request), Is.EqualTo(new[] { Right + " | project A" }));
    }

    [Test]
    public async Task A_catalog_has_a_stamp_of_all_it_follows_from()
    {
        var request = Request with { WithCatalog = true };
        var first = await StampAsync(request);
        Assert.That(first, Is.Not.Null);
        Assert.That(await StampAsync(request with { Today = new DateOnly(2031, 1, 1) }), Is.EqualTo(first), "No page depends on the day.");
        _folder.Write("wrong.kql", Right + " | project A");
        var edited = await StampAsync(request);
        _folder.Write("knowledge/knowledge.tsv", "nonsense\n");
        var declared = await StampAsync(request with { KnowledgeFiles = [_folder.FullPath("knowledge/knowledge.tsv")] });
        _folder.Write("wrong.kql", Wrong);
        Assert.That(new[] { edited, declared, first }, Is.Unique);
        Assert.That(await StampAsync(request), Is.EqualTo(first));

        var failing = new CountingEngine { Answer = new KustoResult.Failed(KustoFailure.TimeLimit, "") };
        _folder.Write("new.kql", "SecurityEvent | take 1");
        var result = await RunAsync(Request with { WithCatalog = true }, failing, "engine", BuiltInAnalyzers.All);
        Assert.That(result.Catalog!.Stamp, Is.Null, "The next build may know more.");
    }

    [Test]
    public async Task Another_checkout_has_its_own_paths()
    {
        await AskedAsync();
        using var other = new RuleFolder();
        other.Write("wrong.kql", Wrong);
        other.Write("right.kql", Right);
        var request = Request with { RootDirectory = other.Root, Sources = [other.FullPath("right.kql"), other.FullPath("wrong.kql")] };
        Assert.That(await AskedAsync(request), Is.Empty);
    }

    private AnalysisRequest Request => _folder.Request() with { Today = new DateOnly(2026, 7, 1) };

    private Task<string[]> AskedAsync() => AskedAsync(Request);

    // What a build asks, after the check that it finds what a build without a cache finds.
    private async Task<string[]> AskedAsync(AnalysisRequest request, string engineIdentity = "engine", params ImmutableArray<DetectionAnalyzer> analyzers)
    {
        analyzers = analyzers.IsEmpty ? BuiltInAnalyzers.All : analyzers;
        var result = await RunAsync(request, _engine, engineIdentity, analyzers);
        var cold = await new DetectionAnalyzerDriver(analyzers).RunAsync(request, TestEngine.Engine, CancellationToken.None);
        Assert.That(FindingText.Of(result), Is.EqualTo(FindingText.Of(cold)));
        if (request.WithCatalog)
            Assert.That(CatalogText.Of(await result.Catalog!.MakeAsync(CancellationToken.None)), Is.EqualTo(CatalogText.Of(await cold.Catalog!.MakeAsync(CancellationToken.None))));
        return _engine.TakeAsked();
    }

    private async Task<string?> StampAsync(AnalysisRequest request) => (await RunAsync(request, _engine, "engine", BuiltInAnalyzers.All)).Catalog!.Stamp;

    private async Task<AnalysisResult> RunAsync(AnalysisRequest request, IKustoEngine engine, string engineIdentity, ImmutableArray<DetectionAnalyzer> analyzers)
    {
        var store = ResultStore.Open(_cache);
        var result = await new DetectionAnalyzerDriver(analyzers).RunAsync(request with { Cache = new AnalysisCache(store, engineIdentity) }, engine, CancellationToken.None);
        Assert.That(store.Save(1 << 24), Is.Null);
        return result;
    }

    private sealed class FailingAnalyzer : DetectionAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [];

        public override void AnalyzeRule(RuleContext context) => throw new InvalidOperationException("No.");
    }
}
