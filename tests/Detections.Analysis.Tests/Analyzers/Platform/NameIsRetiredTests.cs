using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Platform;

internal sealed class NameIsRetiredTests
{
    private const string Retired = DiagnosticIds.NameIsRetired;
    private const string WillBeRetired = DiagnosticIds.NameWillBeRetired;
    private const string AboutToBeRetired = DiagnosticIds.NameIsAboutToBeRetired;
    private const string Detection = """{ "displayName": "A rule", "schedule": { [|"period"|]: "1H" }, "queryCondition": { "queryText": "DeviceEvents | take 1" } }""";

    [Test]
    public Task A_table_is_told_once_a_query() => On(2026, 11, 1, Retired).VerifyAsync(
        "[|AADSignInEventsBeta|] | where ErrorCode == 1 | union AADSignInEventsBeta",
        "The name 'AADSignInEventsBeta' was retired on 2026-10-19; use 'EntraIdSignInEvents' instead.");

    [TestCase(7, 20, WillBeRetired)]
    [TestCase(7, 21, AboutToBeRetired)]
    [TestCase(10, 18, AboutToBeRetired)]
    [TestCase(10, 19, Retired)]
    public Task The_day_decides_which_finding_it_is(int month, int day, string id) => On(2026, month, day, id).VerifyAsync("[|AADSignInEventsBeta|] | take 1");

    [TestCase(17, "The name 'AADSignInEventsBeta' will be retired on 2026-10-19, which is in 2 days; use 'EntraIdSignInEvents' instead before that day.")]
    [TestCase(18, "The name 'AADSignInEventsBeta' will be retired on 2026-10-19, which is in 1 day; use 'EntraIdSignInEvents' instead before that day.")]
    public Task The_days_that_are_left_are_counted(int day, string message) => On(2026, 10, day, AboutToBeRetired).VerifyAsync("[|AADSignInEventsBeta|] | take 1", message);

    // In Sentinel the table of indicators is still there and empty; a table of Defender XDR is gone.
    [TestCase("rule.kql", "AADSignInEventsBeta | take 1", DiagnosticSeverity.Warning)]
    [TestCase("rule.md", "# A rule\n\n```kql\nAADSignInEventsBeta | take 1\n```\n", DiagnosticSeverity.Warning)]
    [TestCase("rule.yaml", "kind: Hunting\nquery: AADSignInEventsBeta | take 1\n", DiagnosticSeverity.Warning)]
    [TestCase("rule.yaml", "kind: Scheduled\nquery: ThreatIntelligenceIndicator | take 1\n", DiagnosticSeverity.Warning)]
    [TestCase("rule.md", "---\nkind: CustomDetection\n---\n# A rule\n\n```kql\nAADSignInEventsBeta | take 1\n```\n", DiagnosticSeverity.Error)]
    [TestCase("rule.yaml", "kind: Scheduled\nquery: AADSignInEventsBeta | take 1\n", DiagnosticSeverity.Error)]
    [TestCase("rule.json", """{ "displayName": "A rule", "schedule": { "period": "1H" }, "queryCondition": { "queryText": "DeviceEvents | take 1" } }""", DiagnosticSeverity.Error)]
    public async Task It_is_an_error_where_a_deployment_fails(string file, string text, DiagnosticSeverity severity)
    {
        var found = await (On(2026, 11, 1, Retired) with { FileName = file }).FindAsync(text);

        Assert.That(found.Where(one => one.Id == Retired).Select(one => one.Descriptor.DefaultSeverity), Is.EqualTo(new[] { severity }));
    }

    [Test]
    public Task A_column_is_told_where_its_table_has_it_no_more() => On(2026, 11, 1, Retired).VerifyAsync(
        "EmailEvents | where {|KS142:[|FinalEmailAction|]|} == 'Deleted'",
        "The name 'FinalEmailAction' was retired on 2020-12-31; use 'EmailAction' instead.",
        "The name 'FinalEmailAction' does not refer to any known column, table, variable or function.");

    [Test]
    public Task Several_successors_are_all_named() => On(2026, 11, 1, Retired).VerifyAsync(
        "let T = {|DET2001:[|DeviceTvmSoftwareInventoryVulnerabilities|]|} | take 1;\nT",
        "The table 'DeviceTvmSoftwareInventoryVulnerabilities' is not declared, so its columns are not checked; declare it in a DetectionSchema file. Did you mean 'DeviceTvmSoftwareVulnerabilities'?",
        "The name 'DeviceTvmSoftwareInventoryVulnerabilities' was retired on 2021-03-31; use 'DeviceTvmSoftwareInventory' and 'DeviceTvmSoftwareVulnerabilities' instead.");

    [TestCase("union isfuzzy=true AADSignInEventsBeta, EntraIdSignInEvents")]
    [TestCase("EntraIdSignInEvents | where Application == 'AADSignInEventsBeta'")]
    [TestCase("let AADSignInEventsBeta = EntraIdSignInEvents;\nAADSignInEventsBeta | take 1")]
    [TestCase("SigninLogs | project period = TimeGenerated")]
    [TestCase("EmailEvents | extend FinalEmailAction = EmailAction | where FinalEmailAction == 'Deleted'")]
    public Task What_does_not_rely_on_it_is_left_alone(string query) => On(2026, 11, 1, Retired).VerifyAsync(query);

    [Test]
    public Task The_period_of_a_custom_detection_is_told_at_its_key() => Task.WhenAll(
        (On(2026, 9, 30, AboutToBeRetired) with { FileName = "rule.json" }).VerifyAsync(
            Detection, "The name 'period' will be retired on 2026-10-01, which is in 1 day; use 'frequency' and 'lookback' instead before that day."),
        (On(2026, 10, 1, Retired) with { FileName = "rule.json" }).VerifyAsync(Detection, "The name 'period' was retired on 2026-10-01; use 'frequency' and 'lookback' instead."));

    [Test]
    public Task All_properties_that_Graph_gave_up_are_told() => (On(2026, 10, 1, Retired) with { FileName = "rule.yaml" }).VerifyAsync(
        """
        displayName: A rule
        schedule:
          [|period|]: 24H
          [|nextRunDateTime|]: 2026-09-01T00:00:00Z
        queryCondition:
          queryText: DeviceEvents | take 1
          [|lastModifiedDateTime|]: 2026-09-01T00:00:00Z
        detectionAction:
          [|responseActions|]: []
          alertTemplate:
            title: An alert
            [|category|]: Malware
            [|mitreTechniques|]: []
            [|impactedAssets|]: []
        """);

    [Test]
    public Task Without_a_day_nothing_is_said() => new AnalyzerVerifier { Id = Retired }.VerifyAsync("AADSignInEventsBeta | take 1");

    private static AnalyzerVerifier On(int year, int month, int day, string id) => new() { Id = id, Today = new DateOnly(year, month, day) };
}
