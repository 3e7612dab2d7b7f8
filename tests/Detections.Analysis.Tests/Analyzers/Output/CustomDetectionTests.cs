using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Output.OutputRules;

namespace Detections.Analysis.Tests.Analyzers.Output;

/// <summary>What Defender XDR asks of the output of a custom detection.</summary>
internal sealed class CustomDetectionTests
{
    private const string Required = DiagnosticIds.RequiredColumnIsMissing;

    [Test]
    public async Task Summarize_is_named_and_repaired_with_arg_max() =>
        await InDocument(Required).VerifyAsync(
            CustomDetection("DeviceProcessEvents\n| {|DET5008:{|DET5008:summarize|}|} Timestamp = arg_max(Timestamp, DeviceName) by FileName"),
            "A custom detection must return 'DeviceId' and this query does not; 'summarize' drops it, so keep a whole event with 'arg_max(Timestamp, *)'.",
            "A custom detection must return 'ReportId' and this query does not; 'summarize' drops it, so keep a whole event with 'arg_max(Timestamp, *)'.");

    [Test]
    public async Task Project_is_named_and_the_column_to_add_to_it() =>
        await InDocument(Required).VerifyAsync(
            CustomDetection("DeviceProcessEvents\n| [|project|] DeviceId, ReportId, FileName"),
            "A custom detection must return 'Timestamp' and this query does not; 'project' drops it, so add it there.");

    [TestCase("DeviceProcessEvents")]
    [TestCase("DeviceProcessEvents | project Timestamp, DeviceId, ReportId")]
    [TestCase("DeviceProcessEvents | project TimeGenerated, DeviceId, ReportId")]
    [TestCase("DeviceProcessEvents | summarize arg_max(Timestamp, *) by DeviceId")]
    [TestCase("EmailEvents | project Timestamp, ReportId, RecipientEmailAddress")]
    [TestCase("AlertEvidence | project Timestamp, DeviceId")]
    [TestCase("union DeviceProcessEvents, AlertEvidence | project Timestamp, DeviceId")]
    [TestCase("SigninLogs | project TimeGenerated, UserPrincipalName")]
    [TestCase("DeviceProcessEvents | join kind=inner SigninLogs on $left.AccountUpn == $right.UserPrincipalName | project Timestamp, AccountUpn")]
    public async Task What_is_asked_of_the_tables_is_enough(string query) => await InDocument("").VerifyAsync(CustomDetection(query));

    [Test]
    public async Task Only_a_rule_that_says_so_is_a_custom_detection() =>
        await InDocument("").VerifyAsync("---\nenvironment: defender-xdr\n---\n# A hunt\n\n```kql\nDeviceProcessEvents | summarize count() by FileName\n```\n");

    [Test]
    public async Task A_query_without_an_asset_is_told_which_would_do() =>
        await InDocument(DiagnosticIds.ImpactedAssetIsMissing).VerifyAsync(
            CustomDetection("[|EmailEvents|]\n| project Timestamp, ReportId, Subject"),
            "The query returns no column that tells the impacted asset; return one, such as 'RecipientEmailAddress' or 'SenderFromAddress' or 'SenderMailFromAddress'.");

    [TestCase("bin(Timestamp, 1h)", "bin")]
    [TestCase("max(Timestamp)", "max")]
    public async Task A_computed_time_is_told_where_it_is_made(string value, string function) =>
        await InDocument(DiagnosticIds.EventTimeIsComputed).VerifyAsync(
            CustomDetection($"DeviceProcessEvents\n| summarize [|Timestamp|] = {value} by DeviceId, ReportId".Replace("summarize [|Timestamp|] = bin(Timestamp, 1h) by", "project [|Timestamp|] = bin(Timestamp, 1h),", StringComparison.Ordinal)),
            $"The 'Timestamp' that the query returns is computed with '{function}' and may be that of no event; use 'arg_max' to keep the event's own, and give this one another name.");

    [TestCase("DeviceProcessEvents | extend First = bin(Timestamp, 1h)")]
    [TestCase("let F = DeviceEvents | summarize Timestamp = max(Timestamp) by DeviceId; DeviceProcessEvents | where DeviceId in ((F | project DeviceId))")]
    [TestCase("DeviceProcessEvents | summarize Timestamp = arg_max(Timestamp, DeviceId, ReportId) by FileName")]
    [TestCase("SigninLogs | extend Timestamp = TimeGenerated | project Timestamp, UserPrincipalName")]
    public async Task The_time_of_an_event_is_fine_under_any_name(string query) => await InDocument("").VerifyAsync(CustomDetection(query));

    [Test]
    public async Task A_name_that_comes_from_the_argument_is_computed_too() =>
        await InDocument(DiagnosticIds.EventTimeIsComputed).VerifyAsync(
            CustomDetection("DeviceProcessEvents\n| summarize count() by bin([|Timestamp|], 1h), DeviceId, ReportId\n| where count_ > 5"),
            "The 'Timestamp' that the query returns is computed with 'bin' and may be that of no event; use 'arg_max' to keep the event's own, and give this one another name.");

    [TestCase("DeviceProcessEvents | summarize arg_max(Timestamp, *) by Hour = bin(Timestamp, 1h), DeviceId")]
    [TestCase("DeviceProcessEvents | extend bin(Timestamp, 1h)")]
    public async Task A_computed_time_under_another_name_is_fine(string query) => await InDocument("").VerifyAsync(CustomDetection(query));
}
