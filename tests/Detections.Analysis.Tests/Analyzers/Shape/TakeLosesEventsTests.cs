using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Shape;

internal sealed class TakeLosesEventsTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.TakeLosesEvents, FileName = "rule.yaml" };

    [TestCase("Scheduled", "SigninLogs | [|take 100|]")]
    [TestCase("NRT", "SigninLogs | [|limit 100|] | where ResultType == '0'")]
    [TestCase("Scheduled", "SigninLogs | [|sample 5|]")]
    [TestCase("Scheduled", "let T = SigninLogs | [|take 10|]; T | project UserId")]
    [TestCase("Scheduled", "SigninLogs | join kind=inner (AuditLogs | [|take 10|]) on CorrelationId")]
    public Task A_rule_that_deploys_takes_any_rows(string kind, string query) => Verifier.VerifyAsync(Yaml(kind, query));

    [TestCase("Scheduled", "SigninLogs | top 100 by TimeGenerated")]
    [TestCase("Scheduled", "SigninLogs | sort by TimeGenerated | take 100")]
    [TestCase("Scheduled", "SigninLogs | where toscalar(AuditLogs | take 1 | count) == 1", Description = "No row of the result.")]
    [TestCase("Scheduled", "let T = SigninLogs | take 10; SigninLogs")]
    public Task Nothing_is_said_of_rows_that_are_chosen(string kind, string query) => Verifier.VerifyAsync(Yaml(kind, query));

    [TestCase("rule.kql", "SigninLogs | take 100")]
    [TestCase("rule.md", "# Look at the data\n\n```kql\nSigninLogs | take 100\n```\n")]
    [TestCase("hunt.yaml", "id: 0b3f8ad0-9b02-4b9b-a6a9-9a2d7d5c6f01\nname: x\ntactics: []\nrelevantTechniques: []\nquery: SigninLogs | take 100\n")]
    public Task A_query_that_somebody_looks_at_may_take_any_rows(string name, string content) => (Verifier with { FileName = name }).VerifyAsync(content);

    [Test]
    public Task The_message_says_how_many() => Verifier.VerifyAsync(
        Yaml("Scheduled", "SigninLogs | [|limit 100|]"),
        "The 'limit' lets any 100 rows through and drops the others, so the rule can miss what it is for; take it out, or say by 'top ... by' which rows count.");

    [Test]
    public Task A_custom_detection_takes_any_rows() => (Verifier with { FileName = "rule.json" }).VerifyAsync(
        """{ "displayName": "x", "queryCondition": { "queryText": "DeviceEvents | [|take 10|]" } }""");

    private static string Yaml(string kind, string query) => $"id: 0b3f8ad0-9b02-4b9b-a6a9-9a2d7d5c6f01\nname: x\nkind: {kind}\nquery: |\n  {query}\n";
}
