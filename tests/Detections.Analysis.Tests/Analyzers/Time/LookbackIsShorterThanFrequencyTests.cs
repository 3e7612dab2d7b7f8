using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Time.TimedRules;

namespace Detections.Analysis.Tests.Analyzers.Time;

internal sealed class LookbackIsShorterThanFrequencyTests
{
    private const string Id = DiagnosticIds.LookbackIsShorterThanFrequency;

    [TestCase("SigninLogs | where TimeGenerated > ago([|1h|])")]
    [TestCase("SigninLogs | where TimeGenerated > ago([|1h|]) | summarize count() by UserPrincipalName")]
    [TestCase("let recent = SigninLogs | where TimeGenerated > ago([|2h|]);\nrecent | where ResultType == '0' | where TimeGenerated > ago(6h)")]
    [TestCase("union (SigninLogs | where TimeGenerated > ago(1h)), (AuditLogs | where TimeGenerated > ago([|2h|]))")]
    [TestCase("union SigninLogs, AuditLogs | where TimeGenerated > ago([|1h|])")]
    [TestCase("SigninLogs | where ingestion_time() > ago([|1h|])")]
    [TestCase("SigninLogs | where TimeGenerated > ago(1d) | where ingestion_time() > ago([|1h|])")]
    [TestCase("SigninLogs | where TimeGenerated > ago(1h) | join kind=inner (AuditLogs | where TimeGenerated > ago([|2h|])) on CorrelationId")]
    [TestCase("SigninLogs | where TimeGenerated > ago([|1h|]) | join kind=leftanti (SigninLogs | where TimeGenerated < ago(1h)) on UserPrincipalName")]
    [TestCase("SigninLogs | where TimeGenerated > ago([|1h|]) | lookup AuditLogs on CorrelationId")]
    public Task A_gap_between_runs_is_found(string query) => InYaml(Id).VerifyAsync(Scheduled("1d", "1d", query));

    [TestCase("SigninLogs")]
    [TestCase("SigninLogs | where TimeGenerated > ago(1d)")]
    [TestCase("SigninLogs | where TimeGenerated > startofday(now())")]
    [TestCase("SigninLogs | where TimeGenerated < ago(1h)")]
    [TestCase("SigninLogs | where TimeGenerated > ago(1h) or ResultType == '0'")]
    [TestCase("union (SigninLogs | where TimeGenerated > ago(1h)), AuditLogs")]
    [TestCase("SigninLogs | where TimeGenerated > ago(1h) | join kind=inner AuditLogs on CorrelationId")]
    [TestCase("SigninLogs | where TimeGenerated > ago(1h) | join kind=rightouter (AuditLogs) on CorrelationId")]
    [TestCase("SigninLogs | join kind=inner (AuditLogs | where TimeGenerated > ago(1h)) on CorrelationId")]
    [TestCase("SigninLogs | extend TimeGenerated = CreatedDateTime | where TimeGenerated > ago(1h)")]
    [TestCase("_Im_Authentication(starttime=ago(1h))")]
    public Task What_may_see_everything_is_not(string query) => InYaml("").VerifyAsync(Scheduled("1d", "1d", query));

    [Test]
    public Task Both_durations_are_named() => InYaml(Id).VerifyAsync(
        Scheduled("6h", "1d", "SigninLogs | where TimeGenerated > ago([|90m|])"),
        "The query looks back over 90m and the rule runs every 6h, so what happens in between is never seen; look back over 6h or more.");

    [Test]
    public Task A_custom_detection_has_gaps_too() => InYaml(Id).VerifyAsync(
        Detection("frequency: P1D", "DeviceEvents | where Timestamp > ago([|1h|])"),
        "The query looks back over 1h and the rule runs every 1d, so what happens in between is never seen; look back over 1d or more.");

    [TestCase("frequency: PT1H", "DeviceEvents | where Timestamp > ago(1h)")]
    [TestCase("frequency: PT0S", "DeviceEvents | where Timestamp > ago(1m)")]
    public Task A_custom_detection_without_gaps_has_none(string schedule, string query) => InYaml("").VerifyAsync(Detection(schedule, query));
}
