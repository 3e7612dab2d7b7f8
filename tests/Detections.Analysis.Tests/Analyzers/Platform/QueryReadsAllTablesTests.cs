using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Platform;

internal sealed class QueryReadsAllTablesTests
{
    private static readonly AnalyzerVerifier InYaml = new() { Id = DiagnosticIds.QueryReadsAllTables, FileName = "rule.yaml" };

    [TestCase("Scheduled", "[|union *|] | where Type == 'SecurityEvent'")]
    [TestCase("NRT", "[|search *|] | where Type == 'SecurityEvent'")]
    public Task Found_in_an_analytics_rule(string kind, string query) => InYaml.VerifyAsync($"kind: {kind}\nquery: |\n  {query}\n");

    [TestCase("Hunting", "union *")]
    [TestCase("Scheduled", "union Security*")]
    [TestCase("Scheduled", "union withsource=Name *")]
    [TestCase("Scheduled", "search 'mimikatz'")]
    [TestCase("Scheduled", "// union *\n  SecurityEvent")]
    public Task Not_found(string kind, string query) => InYaml.VerifyAsync($"kind: {kind}\nquery: |\n  {query}\n");
}
