using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Platform;

/// <summary>What a custom detection that runs continuously cannot have.</summary>
internal sealed class ContinuousDetectionTests
{
    private const string Continuous = "frequency: PT0S";

    [TestCase("[|union|] DeviceEvents, DeviceFileEvents")]
    [TestCase("DeviceEvents | [|join|] kind=inner (DeviceFileEvents) on DeviceId")]
    [TestCase("let Bad = [|externaldata|](Sha: string)['https://example.com/a.csv'];\nDeviceFileEvents | where SHA1 in (Bad)")]
    public Task An_operator_that_needs_more_than_one_event_is_found(string query) =>
        InYaml(DiagnosticIds.QueryCannotRunContinuously).VerifyAsync(Detection(Continuous, query));

    [Test]
    public Task The_operator_is_named() => InYaml(DiagnosticIds.QueryCannotRunContinuously).VerifyAsync(
        Detection(Continuous, "[|union|] DeviceEvents, DeviceFileEvents"),
        "A custom detection that runs continuously cannot have 'union'; take it out, or give the detection a frequency of PT1H or longer.");

    [Test]
    public Task A_second_table_is_found() => InYaml(DiagnosticIds.QueryCannotRunContinuously).VerifyAsync(
        Detection(Continuous, "let Known = DeviceFileEvents | distinct SHA1;\n[|DeviceEvents|] | where SHA1 in (Known)"),
        "A custom detection that runs continuously cannot have a second table, 'DeviceEvents'; take it out, or give the detection a frequency of PT1H or longer.");

    [TestCase("DeviceEvents [|// those of servers|]\n| where DeviceName has 'srv' // not all")]
    [TestCase("[|// servers|]\nDeviceEvents | where DeviceName has 'srv'")]
    public Task The_first_comment_is_found(string query) => InYaml(DiagnosticIds.QueryCannotRunContinuously).VerifyAsync(
        Detection(Continuous, query), "A custom detection that runs continuously cannot have a comment; take it out, or give the detection a frequency of PT1H or longer.");

    [Test]
    public Task A_column_that_is_filled_later_is_found() => InYaml(DiagnosticIds.QueryCannotRunContinuously).VerifyAsync(
        Detection(Continuous, "EmailEvents | where [|LatestDeliveryAction|] == 'Delivered' | project-reorder LatestDeliveryAction"),
        "A custom detection that runs continuously cannot have 'LatestDeliveryAction' of 'EmailEvents'; take it out, or give the detection a frequency of PT1H or longer.");

    [Test]
    public Task The_period_of_the_old_form_says_it_too() => InYaml(DiagnosticIds.QueryCannotRunContinuously).VerifyAsync(Detection("period: 0", "DeviceEvents [|// all|]"));

    [TestCase("frequency: PT0S", "DeviceEvents | where InitiatingProcessCommandLine has 'http://x' | where FileName has 'union'")]
    [TestCase("frequency: PT0S", "let Names = dynamic(['a']);\nDeviceEvents | where FileName in (Names) | summarize arg_max(Timestamp, *) by DeviceId")]
    [TestCase("frequency: PT1H", "// servers\nunion DeviceEvents, DeviceFileEvents")]
    [TestCase("lookback: PT4H", "// servers\nunion DeviceEvents, DeviceFileEvents")]
    public Task What_can_run_is_left_alone(string schedule, string query) => InYaml("").VerifyAsync(Detection(schedule, query));

    [Test]
    public Task Only_custom_detections_are_asked() => InYaml("").VerifyAsync("kind: NRT\nquery: union SigninLogs, AuditLogs // all\n");

    [TestCase("[|IdentityInfo|]")]
    [TestCase("[|BehaviorInfo|]")]
    public Task A_table_that_is_not_listed_is_told(string query) => InYaml(DiagnosticIds.TableDoesNotRunContinuously).VerifyAsync(Detection(Continuous, query + " | take 1"));

    [TestCase("frequency: PT0S", "DeviceEvents | take 1")]
    [TestCase("frequency: PT0S", "SigninLogs | take 1")]
    [TestCase("frequency: PT0S", "DeviceTvmSoftwareInventory | take 1")]
    [TestCase("frequency: PT0S", "{|DET2001:Unknown_CL|} | take 1")]
    [TestCase("frequency: PT1H", "IdentityInfo | take 1")]
    public Task One_that_is_listed_or_not_of_Defender_is_left_alone(string schedule, string query) =>
        InYaml(DiagnosticIds.TableDoesNotRunContinuously).VerifyAsync(Detection(schedule, query));

    [Test]
    public Task It_takes_no_lookback() => InYaml(DiagnosticIds.ContinuousDetectionHasLookback).VerifyAsync(
        Detection("frequency: PT0S\nlookback: [|PT4H|]", "DeviceEvents"),
        "A custom detection that runs continuously takes no 'lookback'; take it out, or give the detection a frequency of PT1H or longer.");

    [Test]
    public Task Another_frequency_takes_one() => InYaml("").VerifyAsync(Detection("frequency: PT1H\nlookback: PT4H", "DeviceEvents"));

    private static string Detection(string schedule, string query) => Time.TimedRules.Detection(schedule, query);

    private static AnalyzerVerifier InYaml(string id) => Time.TimedRules.InYaml(id);
}
