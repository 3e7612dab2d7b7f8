using System.Diagnostics;
using Detections.Kusto.Engine;

namespace Detections.Kusto.Tests.Engine;

/// <summary>What goes wrong in a worker costs one query. Workers are found by comparing the processes before and after.</summary>
[NonParallelizable]
internal sealed class FailureTests
{
    private const string Harmless = "DeviceEvents | take 1";

    [Test]
    public async Task A_query_that_takes_too_long_costs_only_itself()
    {
        using var engine = new NodeKustoEngine(TestEngine.Options with { WorkerCount = 1, QueryTimeLimit = TimeSpan.FromMilliseconds(1) });
        var slow = await engine.AnalyzeAsync(string.Concat(Enumerable.Repeat("DeviceEvents | where DeviceName has_any ('a', 'b');\n", 300)), EngineFixture.Schema, default);

        Assert.That(slow, Is.EqualTo(new KustoResult.Failed(KustoFailure.TimeLimit, "")));
    }

    [Test]
    public async Task A_query_that_takes_too_much_memory_costs_only_itself()
    {
        using var engine = new NodeKustoEngine(TestEngine.Options with { WorkerCount = 1, MemoryLimitMegabytes = 60 });
        var large = "print " + string.Join(", ", Enumerable.Range(0, 60_000).Select(i => $"c{i} = strcat('a', {i})"));

        var failed = await engine.AnalyzeAsync(large, EngineFixture.Schema, default);
        var next = await engine.AnalyzeAsync(Harmless, EngineFixture.Schema, default);

        Assert.That((failed as KustoResult.Failed)?.Reason, Is.EqualTo(KustoFailure.MemoryLimit));
        Assert.That(next, Is.InstanceOf<KustoResult.Analyzed>());
    }

    [Test]
    public async Task A_query_nested_too_deeply_costs_only_itself()
    {
        var deep = "print " + new string('(', 20_000) + "1" + new string(')', 20_000);

        var failed = await TestEngine.Engine.AnalyzeAsync(deep, EngineFixture.Schema, default);

        Assert.That(failed, Is.EqualTo(new KustoResult.Failed(KustoFailure.Depth, "")));
        Assert.That((await EngineFixture.BindAsync(Harmless)).Diagnostics, Is.Empty);
    }

    [Test]
    public async Task Brackets_in_strings_and_comments_are_no_nesting()
    {
        var brackets = new string('(', 5000);

        Assert.That((await EngineFixture.BindAsync($"// {brackets}\nprint '{brackets}', @\"{brackets}\", ``` {brackets} ```")).Diagnostics, Is.Empty);
    }

    [Test]
    public async Task A_query_of_600_pipes_is_told_to_be_too_deep()
    {
        var query = await EngineFixture.BindAsync("DeviceEvents" + string.Concat(Enumerable.Repeat("\n| where RemotePort > 1", 600)));

        Assert.That(query.Diagnostics.Select(one => one.Code), Does.Contain("KS245"));
    }

    [Test]
    [Platform("Linux", Reason = "Reads /proc to find the worker.")]
    public async Task A_killed_worker_is_replaced()
    {
        var before = NodeProcesses.Running();
        using var engine = new NodeKustoEngine(TestEngine.Options with { WorkerCount = 1 });
        await engine.AnalyzeAsync(Harmless, EngineFixture.Schema, default);
        foreach (var worker in NodeProcesses.Running().Except(before))
            Process.GetProcessById(worker).Kill();

        var first = await engine.AnalyzeAsync(Harmless, EngineFixture.Schema, default);
        var second = await engine.AnalyzeAsync(Harmless, EngineFixture.Schema, default);

        Assert.That((first as KustoResult.Failed)?.Reason, Is.EqualTo(KustoFailure.Crash));
        Assert.That(second, Is.InstanceOf<KustoResult.Analyzed>());
    }

    [Test]
    public async Task Cancelling_ends_the_query_and_its_process()
    {
        using var engine = new NodeKustoEngine(TestEngine.Options with { WorkerCount = 1 });
        using var cancel = new CancellationTokenSource();
        var work = engine.AnalyzeAsync(string.Concat(Enumerable.Repeat("DeviceEvents | where DeviceName has_any ('a', 'b');\n", 3000)), EngineFixture.Schema, cancel.Token);
        cancel.CancelAfter(TimeSpan.FromMilliseconds(500));

        Assert.That(async () => await work, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await engine.AnalyzeAsync(Harmless, EngineFixture.Schema, default), Is.InstanceOf<KustoResult.Analyzed>());
    }

    [Test]
    [Platform("Linux", Reason = "Reads /proc to find the workers.")]
    public async Task No_process_is_left_behind()
    {
        var before = NodeProcesses.Running();
        int[] started;
        using (var engine = new NodeKustoEngine(TestEngine.Options))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => engine.AnalyzeAsync(Harmless, EngineFixture.Schema, default)));
            started = [.. NodeProcesses.Running().Except(before)];
        }

        Assert.That(started, Is.Not.Empty);
        Assert.That(() => NodeProcesses.Running().Intersect(started), Is.Empty.After(5000, 50));
    }

    [Test]
    public void A_missing_Node_is_told()
    {
        using var engine = new NodeKustoEngine(TestEngine.Options with { NodePath = "/no/such/node" });

        Assert.That(
            async () => await engine.AnalyzeAsync(Harmless, EngineFixture.Schema, default),
            Throws.TypeOf<KustoEngineUnavailableException>().With.Property(nameof(KustoEngineUnavailableException.Reason)).EqualTo(EngineUnavailableReason.NodeIsMissing));
    }

    [Test]
    public void A_program_that_is_not_Node_is_told()
    {
        using var engine = new NodeKustoEngine(TestEngine.Options with { NodePath = Environment.ProcessPath, CacheFolder = null });

        Assert.That(
            async () => await engine.AnalyzeAsync(Harmless, EngineFixture.Schema, default),
            Throws.TypeOf<KustoEngineUnavailableException>().With.Property(nameof(KustoEngineUnavailableException.Reason)).EqualTo(EngineUnavailableReason.EngineDoesNotStart));
    }

    [Test]
    public async Task A_damaged_image_is_replaced_and_costs_nothing_else()
    {
        var cache = Directory.CreateTempSubdirectory("engine-cache").FullName;
        try
        {
            using (var first = new NodeKustoEngine(TestEngine.Options with { CacheFolder = cache }))
                await first.AnalyzeAsync(Harmless, EngineFixture.Schema, default);
            var image = Directory.GetFiles(cache, "*.blob").Single();
            await File.WriteAllTextAsync(image, "damaged");

            using var second = new NodeKustoEngine(TestEngine.Options with { CacheFolder = cache });
            Assert.That(await second.AnalyzeAsync(Harmless, EngineFixture.Schema, default), Is.InstanceOf<KustoResult.Analyzed>());
            Assert.That(File.Exists(image), Is.False);
        }
        finally
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    [Test]
    public async Task A_cache_folder_that_cannot_be_written_costs_only_time()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var engine = new NodeKustoEngine(TestEngine.Options with { CacheFolder = Path.Combine(file, "cache") });
            Assert.That(await engine.AnalyzeAsync(Harmless, EngineFixture.Schema, default), Is.InstanceOf<KustoResult.Analyzed>());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
