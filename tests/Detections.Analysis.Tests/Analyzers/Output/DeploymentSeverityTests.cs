using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Output;

/// <summary>A fault of the output is an error where a platform would refuse the rule, and a warning where none is asked to take it.</summary>
internal sealed class DeploymentSeverityTests
{
    [TestCase("Scheduled", DiagnosticSeverity.Error)]
    [TestCase("NRT", DiagnosticSeverity.Error)]
    [TestCase("Hunting", DiagnosticSeverity.Warning)]
    public async Task A_hunting_query_is_saved_whatever_it_maps(string kind, DiagnosticSeverity severity)
    {
        foreach (var (identifier, column, id) in new[] { ("Address", "Nothing", "DET5001"), ("Address", "ipaddress", "DET5002"), ("address", "IPAddress", "DET5003"), ("Address", "a b", "DET5006") })
        {
            var keys = Mapping(identifier, column);
            Assert.That(await SeverityOf(id, "rule.yaml", $"kind: {kind}\nquery: SigninLogs | project IPAddress\n{keys}"), Is.EqualTo(severity), id);
        }
    }

    [TestCase("---\nkind: Hunting\n", DiagnosticSeverity.Warning)]
    [TestCase("---\nkind: Scheduled\n", DiagnosticSeverity.Error)]
    [TestCase("---\ntitle: A rule\n", DiagnosticSeverity.Error)]
    public async Task A_document_that_maps_entities_is_deployed_unless_it_is_for_hunting(string front, DiagnosticSeverity severity)
    {
        var keys = Mapping("Address", "Nothing");
        Assert.That(await SeverityOf("DET5001", "rule.md", front + keys + "---\n# A rule\n\n```kql\nSigninLogs | project IPAddress\n```\n"), Is.EqualTo(severity));
    }

    private static string Mapping(string identifier, string column) => $"entityMappings:\n  - entityType: IP\n    fieldMappings:\n      - identifier: {identifier}\n        columnName: {column}\n";

    private static async Task<DiagnosticSeverity> SeverityOf(string id, string file, string text)
    {
        var found = await new AnalyzerVerifier { FileName = file, Id = id }.FindAsync(text);
        return found.Single(one => one.Id == id).Descriptor.DefaultSeverity;
    }
}
