using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Extensibility;

/// <summary>The findings of a repository's own analyzers are treated like those of the tool.</summary>
internal sealed class ForeignAnalyzerTests
{
    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task An_analyzer_that_fails_or_reports_what_it_does_not_name_is_told_and_the_others_still_report()
    {
        _folder.Write("rule.kql", "print 1\n");
        var result = await AnalyzeAsync();
        Assert.That(result.Diagnostics.Where(one => one.Id != "DET9018").Select(one => $"{one.Id} {one.Message}"), Is.EqualTo(new[]
        {
            "ACME1 It is 'Good'.",
            "DET9003 The analyzer 'ReportsWhatItDoesNotName' failed with 'it reports 'DET2001', which is not among its SupportedDiagnostics'; this is a fault of the analyzer, please report it.",
            "DET9003 The analyzer 'Throws' failed with 'no luck'; this is a fault of the analyzer, please report it.",
        }));
    }

    [Test]
    public async Task A_config_file_sets_its_severity_and_a_wrong_one_is_told()
    {
        _folder.Write("rule.kql", "print 1\n");
        _folder.Write("strict/rule.kql", "print 1\n");
        _folder.Write("strict/.editorconfig", "[*]\ndotnet_diagnostic.ACME1.severity = error\ndotnet_diagnostic.ACME2.severity = loud\n");
        var result = await AnalyzeAsync();
        var reported = new SeverityPolicy().With(result.Configuration).Apply(result.Diagnostics).ToList();
        Assert.That(reported.Where(one => one.Diagnostic.Id == "ACME1").Select(one => one.Severity), Is.EqualTo(new[] { DiagnosticSeverity.Suggestion, DiagnosticSeverity.Error }));
        Assert.That(result.Diagnostics.Single(one => one.Id == "DET9011").Message, Does.StartWith("The severity 'loud' is unknown; "));
    }

    [Test]
    public async Task A_comment_suppresses_it_and_a_near_miss_is_told()
    {
        _folder.Write("a.kql", "print 1 // detections:disable ACME1 -- Why.\n");
        _folder.Write("b.kql", "print 1 // detections:disable ACME9 -- Why.\n");
        var result = await AnalyzeAsync();
        Assert.That(result.Suppressed.Select(one => one.Diagnostic.Id), Is.EqualTo(new[] { "ACME1" }));
        Assert.That(result.Diagnostics.Single(one => one.Id == "DET9012").Message, Is.EqualTo("The id 'ACME9' is unknown and cannot be suppressed. Did you mean 'ACME1'?"));
    }

    [Test]
    public async Task The_result_names_its_ids_beside_those_of_the_tool()
    {
        var ids = (await AnalyzeAsync()).Descriptors.All.Select(one => one.Id).ToList();
        Assert.That(ids, Is.SupersetOf(new[] { "ACME1", "ACME2", "ACME3", "DET1001", "DET9018" }));
        Assert.That(ids, Is.EqualTo(ids.Order(StringComparer.Ordinal)));
    }

    private Task<AnalysisResult> AnalyzeAsync() =>
        new DetectionAnalyzerDriver(TestAnalyzers.For(null)).RunAsync(_folder.Request() with { AnalyzerFiles = [AnalyzerLoaderTests.File] }, TestEngine.Engine, default);
}
