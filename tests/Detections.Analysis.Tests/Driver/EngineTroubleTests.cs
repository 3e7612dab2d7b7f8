using Detections.Analysis.Diagnostics;
using Detections.Kusto.Engine;

namespace Detections.Analysis.Tests.Driver;

/// <summary>The engine is missing, a query is too much for it, or the build is given up.</summary>
[NonParallelizable]
internal sealed class EngineTroubleTests
{
    // Takes the engine far longer than any limit a test waits for.
    private static readonly string Endless = "\n// endless\nDeviceEvents" + string.Concat(Enumerable.Repeat("[0]", 20_000));

    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_missing_Node_is_told_once_and_what_needs_no_engine_is_still_told()
    {
        _folder.Write("empty.kql", "");
        _folder.Write("fence.md", "```kql\nDeviceEvents | where Nothing == 1\n");
        for (var i = 0; i < 10; i++)
            _folder.Write($"rule{i}.kql", "DeviceEvents | where Nothing == 1");
        using var engine = new NodeKustoEngine(TestEngine.Options with { NodePath = "/no/such/node" });

        var result = await _folder.AnalyzeAsync(engine);

        Assert.That(result.Diagnostics.Select(one => one.Id), Is.EqualTo(["DET9001", "DET1010", "DET1007"]));
        Assert.That(result.Diagnostics[0].Location, Is.EqualTo(Location.None));
        Assert.That(result.Diagnostics[0].Message, Does.Contain("/no/such/node").And.Contain("https://nodejs.org").And.Contain("DetectionsNodePath"));
        Assert.That(result.Counts, Is.EqualTo(new AnalysisCounts(Files: 12, RuleFiles: 11, Rules: 11, Queries: 11, AnalyzedQueries: 0)));
    }

    [Test]
    public async Task Without_Node_there_is_no_catalog_of_rules_that_nobody_looked_at()
    {
        _folder.Write("a.kql", "DeviceEvents | take 1");
        using var engine = new NodeKustoEngine(TestEngine.Options with { NodePath = "/no/such/node" });

        var result = await new DetectionAnalyzerDriver().RunAsync(_folder.Request() with { WithCatalog = true }, engine, CancellationToken.None);

        Assert.That(result.Catalog, Is.Null);
    }

    [Test]
    public async Task A_program_that_is_not_Node_is_told_once()
    {
        _folder.Write("a.kql", "DeviceEvents | take 1");
        _folder.Write("b.kql", "DeviceEvents | take 1");
        using var engine = new NodeKustoEngine(TestEngine.Options with { NodePath = Environment.ProcessPath, CacheFolder = null });

        Assert.That((await _folder.AnalyzeAsync(engine)).Diagnostics.Single().Id, Is.EqualTo("DET9005"));
    }

    [Test]
    public async Task A_query_that_takes_too_long_is_told_at_its_first_line_and_the_others_are_analyzed()
    {
        _folder.Write("endless.kql", Endless);
        _folder.Write("good.kql", "DeviceEvents | where DeviceNam == 'x'");
        using var engine = new NodeKustoEngine(TestEngine.Options with { QueryTimeLimit = TimeSpan.FromSeconds(4) });

        var result = await _folder.AnalyzeAsync(engine);

        Assert.That(
            result.Diagnostics.Select(one => $"{Path.GetFileName(one.Location.Path)} {one.Location.Start.Line + 1}:{one.Location.Start.Column + 1}-{one.Location.End.Column + 1} {one.Id}"),
            Is.EqualTo(["endless.kql 2:1-11 DET9002", "good.kql 1:22-31 KS142"]));
        Assert.That(result.Diagnostics[0].Message, Is.EqualTo("The query was not analyzed: it took longer than the time limit; simplify it, or raise the property DetectionsQueryTimeout."));
        Assert.That((result.Counts.Queries, result.Counts.AnalyzedQueries), Is.EqualTo((2, 1)));
    }

    [Test]
    [Platform("Linux", Reason = "Reads /proc to find the workers.")]
    public async Task A_build_that_is_given_up_ends_and_leaves_no_process()
    {
        for (var i = 0; i < 20; i++)
            _folder.Write($"endless{i}.kql", Endless);
        var before = NodeProcesses.Running();
        using var cancel = new CancellationTokenSource();
        using (var engine = new NodeKustoEngine(TestEngine.Options))
        {
            var work = new DetectionAnalyzerDriver().RunAsync(_folder.Request(), engine, cancel.Token);
            Assert.That(() => NodeProcesses.Running().Except(before), Is.Not.Empty.After(20_000, 50));
            await cancel.CancelAsync();

            Assert.That(async () => await work.WaitAsync(TimeSpan.FromSeconds(20)), Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(() => NodeProcesses.Running().Except(before), Is.Empty.After(5000, 50));
    }
}
