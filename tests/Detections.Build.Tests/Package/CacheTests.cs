namespace Detections.Build.Tests.Package;

/// <summary>What one build keeps for the next. Without Node.js, a build knows only what it kept.</summary>
internal sealed class CacheTests
{
    private const string NoNode = "-p:DetectionsNodePath=/no/such/node";
    private const string Wrong = "DeviceEvents\n| where Nope == 1\n";

    [Test]
    public void A_build_without_changes_starts_no_process_and_says_and_writes_the_same()
    {
        using var project = TestProject.OfRules();
        project.Write("rules/wrong.kql", Wrong);
        var first = project.Build();
        var log = File.ReadAllBytes(project.PathOf(TestProject.Sarif));

        var second = project.Build(NoNode);
        Assert.That(second.ErrorCodes, Is.EqualTo(new[] { "KS142" }), second.Output);
        Assert.That(second.Summaries, Is.EqualTo(first.Summaries));
        Assert.That(File.ReadAllBytes(project.PathOf(TestProject.Sarif)), Is.EqualTo(log));

        // Other severities need no engine either; another query does.
        project.Write(".editorconfig", "[*]\ndotnet_diagnostic.KS142.severity = warning\n");
        Assert.That(project.Build(NoNode).WarningCodes, Is.EqualTo(new[] { "KS142" }));
        project.Write("rules/wrong.kql", Wrong + "| take 1\n");
        Assert.That(project.Build(NoNode).ErrorCodes, Is.EqualTo(new[] { "DET9001" }));
        project.Write("rules/wrong.kql", Wrong);
        Assert.That(project.Build(NoNode).WarningCodes, Is.EqualTo(new[] { "KS142" }), "What was kept stays.");
    }

    [Test]
    public void A_build_without_changes_makes_no_catalog_unless_a_page_is_not_what_it_was()
    {
        using var project = TestProject.OfRules();
        project.Write("rules/right.kql", "DeviceEvents\n| take 1\n");
        Assert.That(project.Build().ErrorCodes, Is.Empty);
        var page = project.PathOf("bin/detections/catalog/pages/rules-right.md");
        var content = File.ReadAllBytes(page);
        Assert.That(project.Build(NoNode).ErrorCodes, Is.Empty);

        File.AppendAllText(page, "x");
        Assert.That(project.Build(NoNode).ErrorCodes, Is.EqualTo(new[] { "DET9006" }), "The database takes Node.js.");
        Assert.That(project.Build().ErrorCodes, Is.Empty);
        Assert.That(File.ReadAllBytes(page), Is.EqualTo(content));
    }

    [Test]
    public void Clean_forgets_and_a_build_can_be_told_to_keep_nothing()
    {
        using var project = TestProject.OfRules();
        project.Write("rules/wrong.kql", Wrong);
        project.Build();
        project.Run("clean");
        Assert.That(Directory.GetFiles(project.PathOf("obj/detections"), "*", SearchOption.AllDirectories), Is.Empty);
        Assert.That(project.Build(NoNode).ErrorCodes, Is.EqualTo(new[] { "DET9001" }));

        project.Build("-p:DetectionsCache=false");
        Assert.That(project.Build(NoNode).ErrorCodes, Is.EqualTo(new[] { "DET9001" }));
    }

    [Test]
    public void A_damaged_cache_or_one_that_cannot_be_written_costs_only_time()
    {
        using var project = TestProject.OfRules();
        project.Write("rules/wrong.kql", Wrong);
        project.Build();
        foreach (var file in Directory.GetFiles(project.PathOf("obj/detections"), "*", SearchOption.AllDirectories))
            File.WriteAllText(file, "no cache");
        Assert.That(project.Build().ErrorCodes, Is.EqualTo(new[] { "KS142" }));
        Assert.That(project.Build(NoNode).ErrorCodes, Is.EqualTo(new[] { "KS142" }), "It is made anew.");

        var elsewhere = project.Build("-p:DetectionsCacheDirectory=rules/wrong.kql/cache", "-p:DetectionTimings=true");
        Assert.That(elsewhere.ErrorCodes, Is.EqualTo(new[] { "KS142" }), elsewhere.Output);
        Assert.That(elsewhere.Output, Does.Contain("Nothing is kept for the next build: "));
        Assert.That(elsewhere.Summaries, Has.One.Contains("by the clock").And.One.Contains("ask the engine"), "The table of times.");
    }
}
