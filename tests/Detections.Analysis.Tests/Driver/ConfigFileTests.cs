using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Driver;

/// <summary>The config files of a folder of rules: which are found, and what comes of them.</summary>
internal sealed class ConfigFileTests
{
    // The column is one of Sentinel only.
    private const string SentinelQuery = "DeviceEvents | where isnotempty(MachineGroup)\n";

    [Test]
    public async Task Files_are_found_above_each_source_up_to_the_root()
    {
        using var folder = new RuleFolder();
        folder.Write("a/b/rule.kql", "print 1\n");
        folder.Write("a/.editorconfig", "[b/*]\ndotnet_diagnostic.DET2001.severity = error\n");
        folder.Write(".editorconfig", "[*]\ndotnet_diagnostic.DET2001.severity = none\ndotnet_diagnostic.DET2002.severity = error\n");
        folder.Write(".globalconfig", "dotnet_diagnostic.DET2002.severity = none\ndotnet_diagnostic.DET2004.severity = warning\n");

        var result = await folder.AnalyzeAsync();

        var configuration = result.Configuration.For(folder.FullPath("a/b/rule.kql"));
        Assert.That(configuration.SeverityOfId("DET2001"), Is.EqualTo(ConfiguredSeverity.Error));
        Assert.That(configuration.SeverityOfId("DET2002"), Is.EqualTo(ConfiguredSeverity.Error));
        Assert.That(configuration.SeverityOfId("DET2004"), Is.EqualTo(ConfiguredSeverity.Warning));
        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task A_file_above_the_root_is_not_read()
    {
        using var folder = new RuleFolder();
        folder.Write("repository/rule.kql", "print 1\n");
        folder.Write(".editorconfig", "[*]\ndotnet_diagnostic.DET2991.severity = error\n");
        var request = folder.Request() with { RootDirectory = folder.FullPath("repository"), Sources = [folder.FullPath("repository/rule.kql")] };

        var result = await new DetectionAnalyzerDriver().RunAsync(request, TestEngine.Engine, default);

        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task A_file_that_is_given_counts_beside_those_that_are_found()
    {
        using var folder = new RuleFolder();
        var rule = folder.Write("rules/rule.kql", "print 1\n");
        var given = folder.Write("build/strict.globalconfig", "is_global = true\ndotnet_diagnostic.DET2001.severity = error\n");

        var result = await new DetectionAnalyzerDriver().RunAsync(folder.Request() with { Sources = [rule], ConfigFiles = [given] }, TestEngine.Engine, default);

        Assert.That(result.Configuration.Everywhere.SeverityOfId("DET2001"), Is.EqualTo(ConfiguredSeverity.Error));
    }

    [Test]
    public async Task The_environment_is_that_of_the_file()
    {
        using var folder = new RuleFolder();
        folder.Write("defender/rule.kql", SentinelQuery);
        folder.Write("defender/own.kql", "// environment: sentinel\n" + SentinelQuery);
        folder.Write("rule.kql", SentinelQuery);
        folder.Write(".editorconfig", "[defender/*]\ndetections.environment = defender-xdr\n");

        Assert.That(Places(await folder.AnalyzeAsync(KustoEnvironment.Sentinel), folder), Is.EqualTo(new[] { "defender/rule.kql KS142" }));
        Assert.That(Places(await folder.AnalyzeAsync(KustoEnvironment.DefenderXdr), folder), Is.EqualTo(new[] { "defender/rule.kql KS142", "rule.kql KS142" }));
    }

    [Test]
    public async Task A_file_that_cannot_be_read_is_told_and_costs_nothing_else()
    {
        using var folder = new RuleFolder();
        folder.Write("rule.kql", "print Nope\n");
        folder.Write(".editorconfig", [0xFF, 0x41]);

        var result = await folder.AnalyzeAsync();

        Assert.That(Places(result, folder), Is.EqualTo(new[] { ".editorconfig DET9011", "rule.kql KS142" }));
    }

    [Test]
    public async Task A_link_out_of_the_tree_is_not_followed()
    {
        using var outside = new RuleFolder();
        using var folder = new RuleFolder();
        folder.Write("rule.kql", "print 1\n");
        var target = outside.Write("secret", "[*]\ndotnet_diagnostic.DET2001.severity = none\n");
        File.CreateSymbolicLink(folder.FullPath(".editorconfig"), target);

        // The link as a source would be told of as well.
        var result = await new DetectionAnalyzerDriver().RunAsync(folder.Request() with { Sources = [folder.FullPath("rule.kql")] }, TestEngine.Engine, default);

        Assert.That(Places(result, folder), Is.EqualTo(new[] { ".editorconfig DET1009" }));
        Assert.That(result.Configuration.For(folder.FullPath("rule.kql")).SeverityOfId("DET2001"), Is.Null);
    }

    [Test]
    public async Task More_sections_than_anybody_needs_are_left_out_and_told()
    {
        using var folder = new RuleFolder();
        folder.Write("rule.kql", "print 1\n");
        var sections = Enumerable.Range(0, 1001).Select(number => $"[{number}.kql]\ndotnet_diagnostic.DET2001.severity = none");
        folder.Write(".editorconfig", string.Join('\n', sections.Prepend("[*.cs]\nindent_size = 2")));

        var result = await folder.AnalyzeAsync();

        Assert.That(result.Diagnostics.Single().Message, Does.StartWith("Only the first 1000 sections with keys for this tool count, and the file has 1001;"));
        Assert.That(result.Configuration.For(folder.FullPath("999.kql")).SeverityOfId("DET2001"), Is.EqualTo(ConfiguredSeverity.None));
        Assert.That(result.Configuration.For(folder.FullPath("1000.kql")).SeverityOfId("DET2001"), Is.Null);
    }

    private static IEnumerable<string> Places(AnalysisResult result, RuleFolder folder) =>
        result.Diagnostics.Select(one => $"{Path.GetRelativePath(folder.Root, one.Location.Path).Replace('\\', '/')} {one.Id}");
}
