namespace Detections.Build.Tests.Package;

/// <summary>A build in parts, and one of all files.</summary>
internal sealed class ShardTests
{
    [Test]
    public void Shards_that_are_merged_write_what_one_build_writes()
    {
        using var project = TestProject.OfRules();
        project.Write("rules/wrong.kql", "DeviceEvents\n| where Nope == 1\n");
        project.Write("rules/one.yaml", "id: 7a9f1b5e-0000-4000-8000-000000000001\nname: One\nkind: Scheduled\nquery: |\n  DeviceEvents | take 1\n");
        project.Write("rules/two.yaml", "id: 7a9f1b5e-0000-4000-8000-000000000001\nname: Two\nkind: Scheduled\nquery: |\n  DeviceEvents | take 2\n");
        project.Write(".editorconfig", "[*]\ndotnet_analyzer_diagnostic.severity = warning\ndotnet_diagnostic.KS142.severity = warning\n");
        var whole = project.Build("-p:DetectionsSummaryFile=bin/detections/summary.md");
        Assert.That(whole.ErrorCodes, Is.Empty, whole.Output);
        var written = Written(project);
        Directory.Delete(project.PathOf("bin/detections"), recursive: true);
        Directory.Delete(project.PathOf("obj/detections"), recursive: true);

        var shard = project.Build("-p:DetectionShard=1/2");
        Assert.That(shard.WarningCodes, Is.Empty, "The merge tells the findings.");
        Assert.That(shard.Summaries, Has.One.StartsWith("Detections: shard 1/2, "));
        Directory.Delete(project.PathOf("obj/detections"), recursive: true);
        Assert.That(project.Build("-p:DetectionShard=2/2", "-p:DetectionsCache=false").ErrorCodes, Is.Empty);
        Assert.That(Written(project).Keys, Is.EqualTo(new[] { "shards/1-of-2.shard", "shards/2-of-2.shard" }));

        var merged = project.Build("-t:MergeDetections", "-p:DetectionTimings=true", "-p:DetectionsSummaryFile=bin/detections/summary.md");
        Assert.That(merged.WarningCodes, Is.EqualTo(whole.WarningCodes), merged.Output);
        Assert.That(merged.Summaries, Is.SupersetOf(whole.Summaries));
        Assert.That(merged.Output, Does.Contain("find kept results").And.Not.Contain("ask the engine"));
        var after = Written(project);
        Assert.That(after.Keys.Where(file => !file.StartsWith("shards/", StringComparison.Ordinal)), Is.EqualTo(written.Keys));
        foreach (var (file, content) in written)
            Assert.That(after[file], Is.EqualTo(content), file);

        project.Run("clean");
        Assert.That(Written(project).Keys, Has.None.StartsWith("shards/"));
        Assert.That(project.Build("-p:DetectionShard=3/2").ErrorCodes, Is.EqualTo(new[] { "DET9007" }));
    }

    private static SortedDictionary<string, string> Written(TestProject project)
    {
        var folder = project.PathOf("bin/detections");
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));
        return new SortedDictionary<string, string>(files.ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(Path.Combine(folder, file)))), StringComparer.Ordinal);
    }
}
