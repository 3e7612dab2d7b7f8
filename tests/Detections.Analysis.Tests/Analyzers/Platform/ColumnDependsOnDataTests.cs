using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Platform;

internal sealed class ColumnDependsOnDataTests
{
    private static readonly AnalyzerVerifier InYaml = new() { Id = DiagnosticIds.ColumnDependsOnData, FileName = "rule.yaml" };

    [TestCase("SigninLogs | evaluate [|bag_unpack|](DeviceDetail) | where operatingSystem == 'x'")]
    [TestCase("SigninLogs | evaluate [|bag_unpack|](DeviceDetail) | project UserPrincipalName, operatingSystem")]
    [TestCase("SigninLogs | evaluate [|bag_unpack|](DeviceDetail) | take 5 | extend System = tostring(['a b'])")]
    [TestCase("SigninLogs | summarize count() by UserPrincipalName, Location | evaluate [|pivot|](Location, sum(count_)) | where DE > 3")]
    public Task A_column_that_only_data_give_is_found(string query) => InYaml.VerifyAsync(Rule(query));

    [TestCase("SigninLogs | evaluate bag_unpack(DeviceDetail)")]
    [TestCase("SigninLogs | evaluate bag_unpack(DeviceDetail) | where UserPrincipalName == 'x' | project UserPrincipalName")]
    [TestCase("SigninLogs | evaluate bag_unpack(DeviceDetail) : (*, operatingSystem: string) | where operatingSystem == 'x'")]
    [TestCase("SigninLogs | evaluate bag_unpack(DeviceDetail) | extend System = column_ifexists('operatingSystem', '') | where System == 'x'")]
    [TestCase("SigninLogs | evaluate bag_unpack(DeviceDetail) | summarize count() by UserPrincipalName | where count_ > 3")]
    [TestCase("SigninLogs | evaluate bag_unpack(DeviceDetail) | summarize max(TimeGenerated) by UserPrincipalName | where max_TimeGenerated > ago(1h)")]
    [TestCase("SigninLogs | evaluate bag_unpack(DeviceDetail) | join kind=inner (AuditLogs | project CorrelationId, Category) on CorrelationId | where Category == 'x'")]
    [TestCase("SigninLogs | evaluate bag_unpack(DeviceDetail) | project-away Is*")]
    [TestCase("SigninLogs | evaluate narrow() | where Value == 'x'")]
    public Task A_column_that_is_there_anyway_is_not(string query) => InYaml.VerifyAsync(Rule(query));

    [Test]
    public Task A_hunt_is_run_by_hand_and_may_fail() =>
        InYaml.VerifyAsync("kind: Hunting\nquery: SigninLogs | evaluate bag_unpack(DeviceDetail) | where operatingSystem == 'x'\n");

    [Test]
    public Task Each_plug_in_answers_for_its_own_columns() => InYaml.VerifyAsync(
        Rule("SecurityEvent | extend EventData = parse_json(EventData) | evaluate [|bag_unpack|](EventData) | extend Key = tostring(['@Name']) | evaluate [|pivot|](Key, count()) | where LDAPName == 'x' and LDAPType == 'y'"),
        "The plug-in 'bag_unpack' returns '@Name' only while some event brings it, and otherwise the query fails; state the schema behind the call, as in ': (*, ['@Name']: string)', or read by 'column_ifexists'.",
        "The plug-in 'pivot' returns 'LDAPName' and 'LDAPType' only while some event brings it, and otherwise the query fails; state the schema behind the call, as in ': (*, LDAPName: string)', or read by 'column_ifexists'.");

    private static string Rule(string query) => $"kind: Scheduled\nquery: |\n  {query}\n";
}
