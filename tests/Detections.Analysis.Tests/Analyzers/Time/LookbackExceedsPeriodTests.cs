using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Time.TimedRules;

namespace Detections.Analysis.Tests.Analyzers.Time;

internal sealed class LookbackExceedsPeriodTests
{
    private const string Id = DiagnosticIds.LookbackExceedsPeriod;

    [TestCase("SigninLogs | where TimeGenerated > ago([|7d|])")]
    [TestCase("SigninLogs | where TimeGenerated >= ago([|2*1d|])")]
    [TestCase("SigninLogs | where ago([|7d|]) < TimeGenerated and ResultType == '0'")]
    [TestCase("SigninLogs | where TimeGenerated > now() - [|7d|]")]
    [TestCase("SigninLogs | where TimeGenerated > now([|-7d|])")]
    [TestCase("SigninLogs | where (TimeGenerated between (ago([|48h|]) .. now()))")]
    [TestCase("SigninLogs | where TimeGenerated > startofday(ago([|7d|]))")]
    [TestCase("let start = [|7d|];\nSigninLogs | where TimeGenerated > ago(start)")]
    [TestCase("let day = 1d;\nlet start = [|day * 7|];\nSigninLogs | where TimeGenerated > ago(start)")]
    [TestCase("let start = ago(totimespan([|7d|]));\nSigninLogs | where TimeGenerated > start")]
    [TestCase("union SigninLogs, AuditLogs | where TimeGenerated > ago([|7d|])")]
    [TestCase("SigninLogs | where ingestion_time() > ago([|7d|])")]
    [TestCase("let timeframe = [|2*1d|];\nSigninLogs | where ingestion_time() >= ago(timeframe)")]
    public Task A_filter_that_asks_for_more_than_the_period_is_found(string query) => InYaml(Id).VerifyAsync(Scheduled("1d", "1d", query));

    [TestCase("SigninLogs | where TimeGenerated > ago(1d)")]
    [TestCase("SigninLogs | where TimeGenerated > ago(24h)")]
    [TestCase("SigninLogs | where TimeGenerated > startofday(ago(1d))")]
    [TestCase("SigninLogs | where TimeGenerated < ago(1h)")]
    [TestCase("SigninLogs | where ingestion_time() > ago(1d)")]
    [TestCase("SigninLogs | extend Ingested = ingestion_time() | where Ingested > ago(30d)")]
    [TestCase("SigninLogs | where CreatedDateTime > ago(30d)")]
    [TestCase("SigninLogs | where TimeGenerated > ago(30d) or ResultType == '0'")]
    [TestCase("SigninLogs | extend TimeGenerated = CreatedDateTime | where TimeGenerated > ago(30d)")]
    [TestCase("_GetWatchlist({|DET2004:'Vip'|}) | where TimeGenerated > ago(30d)")]
    [TestCase("externaldata(Created: datetime)['https://example.com/a.csv'] | project-rename TimeGenerated = Created | where TimeGenerated > ago(30d)")]
    [TestCase("GCPAuditLogs | where Timestamp > ago(30d)")]
    [TestCase("{|DET2001:Unknown|} | where TimeGenerated > ago(30d)")]
    [TestCase("let f = (start: timespan) { SigninLogs | where TimeGenerated > ago(start) }; f(1d)")]
    [TestCase("let start = toscalar(SigninLogs | summarize min(TimeGenerated)); SigninLogs | where TimeGenerated > start")]
    public Task What_may_be_within_the_period_is_not(string query) => InYaml("").VerifyAsync(Scheduled("1d", "1d", query));

    [Test]
    public Task What_is_asked_for_and_what_is_given_are_named() => InYaml(Id).VerifyAsync(
        Scheduled("1h", "PT4H", "SigninLogs | where TimeGenerated > ago([|1d|])"),
        "The query asks for events of 1d ago and 'queryPeriod' gives it those of the last 4h, so older ones are never found; set 'queryPeriod' to 1d or ask for less.");

    [Test]
    public Task A_range_before_the_period_lets_nothing_pass() => InYaml(Id).VerifyAsync(
        Scheduled("1d", "1d", "SigninLogs | where TimeGenerated between (ago([|14d|]) .. ago(1d))"),
        "The query asks for events of 14d ago and 'queryPeriod' gives it those of the last 1d, so this filter lets nothing pass; set 'queryPeriod' to 14d or ask for less.");

    [Test]
    public Task More_than_the_longest_period_cannot_be_had() => InYaml(Id).VerifyAsync(
        Scheduled("1d", "14d", "SigninLogs | where TimeGenerated > ago([|30d|])"),
        "The query asks for events of 30d ago and 'queryPeriod' gives it those of the last 14d, so older ones are never found; a period is 14d at most, so ask for no more.");

    [Test]
    public Task A_duration_used_twice_is_told_once() => InYaml(Id).VerifyAsync(
        Scheduled("1d", "1d", "let start = [|7d|];\nunion (SigninLogs | where TimeGenerated > ago(start)), (AuditLogs | where TimeGenerated > ago(start))"));

    [Test]
    public Task Only_a_rule_with_a_period_is_held_to_it() => InYaml("").VerifyAsync("kind: NRT\nquery: SigninLogs | where TimeGenerated > ago(30d)\n");

    [Test]
    public Task The_query_for_Defender_XDR_of_a_document_has_no_period() => new AnalyzerVerifier { Id = Id, FileName = "rule.md" }.VerifyAsync(
        "---\nqueryPeriod: 1d\nqueryFrequency: 1d\n---\n# A rule\n\n## Sentinel\n```kql\nDeviceEvents | where TimeGenerated > ago([|7d|])\n```\n\n## Defender XDR\n```kql\nDeviceEvents | where TimeGenerated > ago(7d)\n```\n");

    [TestCase("frequency: PT1H", "DeviceEvents | where Timestamp > ago([|1d|])")]
    [TestCase("frequency: PT1H", "DeviceEvents | where TimeGenerated > ago([|1d|])")]
    [TestCase("frequency: PT1H", "DeviceEvents | where ingestion_time() > ago([|1d|])")]
    [TestCase("frequency: PT3H", "DeviceEvents | where Timestamp > ago([|13h|])")]
    [TestCase("frequency: PT12H", "DeviceEvents | where Timestamp > ago([|3d|])")]
    [TestCase("frequency: P1D", "DeviceEvents | where Timestamp > ago([|31d|])")]
    [TestCase("frequency: PT1H\nlookback: PT2H", "DeviceEvents | where Timestamp > ago([|3h|])")]
    [TestCase("period: 1H", "DeviceEvents | where Timestamp > ago([|5h|])")]
    public Task The_frequency_of_a_custom_detection_decides_how_far_it_sees(string schedule, string query) => InYaml(Id).VerifyAsync(Detection(schedule, query));

    [TestCase("frequency: PT1H", "DeviceEvents | where Timestamp > ago(4h)")]
    [TestCase("frequency: P1D", "DeviceEvents | where Timestamp > ago(30d)")]
    [TestCase("frequency: PT1H\nlookback: P1D", "DeviceEvents | where Timestamp > ago(1d)")]
    [TestCase("frequency: PT1H", "DeviceEvents | where ingestion_time() > ago(1h) and Timestamp > ago(7d)")]
    [TestCase("frequency: PT2H", "DeviceEvents | where Timestamp > ago(30d)")]
    [TestCase("frequency: PT0S", "DeviceEvents | where Timestamp > ago(30d)")]
    public Task What_it_may_see_is_left_alone(string schedule, string query) => InYaml("").VerifyAsync(Detection(schedule, query));

    [Test]
    public Task Late_events_of_a_custom_detection_are_not_forgotten() => InYaml(Id).VerifyAsync(
        Detection("frequency: PT1H", "DeviceEvents | where Timestamp > ago([|7d|])"),
        "The query asks for events of 7d ago and 'frequency' gives it those of the last 4h, so older ones are found only where they came in late; set 'lookback' to 7d or ask for less.");

    [Test]
    public Task Defender_XDR_has_no_events_beyond_a_month() => InYaml(Id).VerifyAsync(
        Detection("frequency: P1D", "DeviceEvents | where ingestion_time() > ago([|60d|])"),
        "The query asks for events of 60d ago and 'frequency' gives it those of the last 30d, so older ones are never found; Defender XDR has events of 30d at most, so ask for no more.");
}
