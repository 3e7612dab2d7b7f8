using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Platform;

internal sealed class NameIsRetiredTests
{
    private const string Retired = DiagnosticIds.NameIsRetired;
    private const string WillBeRetired = DiagnosticIds.NameWillBeRetired;
    private const string Detection = """{ "displayName": "A rule", "schedule": { [|"period"|]: "1H" }, "queryCondition": { "queryText": "DeviceEvents | take 1" } }""";

    [Test]
    public Task A_table_is_told_once_a_query() => On(2026, 11, 1, Retired).VerifyAsync(
        "[|AADSignInEventsBeta|] | where ErrorCode == 1 | union AADSignInEventsBeta",
        "The name 'AADSignInEventsBeta' was retired on 2026-10-19; use 'EntraIdSignInEvents' instead.");

    [TestCase(18, WillBeRetired)]
    [TestCase(19, Retired)]
    public Task The_day_decides_which_finding_it_is(int day, string id) => On(2026, 10, day, id).VerifyAsync("[|AADSignInEventsBeta|] | take 1");

    [Test]
    public Task Several_successors_are_all_named() => On(2026, 11, 1, Retired).VerifyAsync(
        "let T = {|DET2001:[|DeviceTvmSoftwareInventoryVulnerabilities|]|} | take 1;\nT",
        "The table 'DeviceTvmSoftwareInventoryVulnerabilities' is not declared, so its columns are not checked; declare it in a DetectionSchema file. Did you mean 'DeviceTvmSoftwareVulnerabilities'?",
        "The name 'DeviceTvmSoftwareInventoryVulnerabilities' was retired on 2021-03-31; use 'DeviceTvmSoftwareInventory' and 'DeviceTvmSoftwareVulnerabilities' instead.");

    [TestCase("union isfuzzy=true AADSignInEventsBeta, EntraIdSignInEvents")]
    [TestCase("EntraIdSignInEvents | where Application == 'AADSignInEventsBeta'")]
    [TestCase("let AADSignInEventsBeta = EntraIdSignInEvents;\nAADSignInEventsBeta | take 1")]
    [TestCase("SigninLogs | project period = TimeGenerated")]
    public Task What_does_not_rely_on_it_is_left_alone(string query) => On(2026, 11, 1, Retired).VerifyAsync(query);

    [Test]
    public Task The_period_of_a_custom_detection_is_told_at_its_key() => Task.WhenAll(
        (On(2026, 9, 30, WillBeRetired) with { FileName = "rule.json" }).VerifyAsync(
            Detection, "The name 'period' will be retired on 2026-10-01; use 'frequency' and 'lookback' instead before that day."),
        (On(2026, 10, 1, Retired) with { FileName = "rule.json" }).VerifyAsync(Detection, "The name 'period' was retired on 2026-10-01; use 'frequency' and 'lookback' instead."));

    [Test]
    public Task Without_a_day_nothing_is_said() => new AnalyzerVerifier { Id = Retired }.VerifyAsync("AADSignInEventsBeta | take 1");

    private static AnalyzerVerifier On(int year, int month, int day, string id) => new() { Id = id, Today = new DateOnly(year, month, day) };
}
