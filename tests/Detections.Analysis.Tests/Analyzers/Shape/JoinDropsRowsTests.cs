using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Shape;

internal sealed class JoinDropsRowsTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.JoinDropsRows };

    [TestCase("SigninLogs | [|join|] (AuditLogs) on CorrelationId")]
    [TestCase("SigninLogs | [|join|] hint.strategy=shuffle (AuditLogs) on CorrelationId, TenantId")]
    [TestCase("SigninLogs | [|join|] (SecurityAlert) on $left.UserPrincipalName == $right.CompromisedEntity")]
    [TestCase("SigninLogs | summarize count() by UserId, AppId | [|join|] (AADUserRiskEvents) on UserId")]
    [TestCase("let T = SigninLogs | where ResultType == '0';\nT | [|join|] (AADUserRiskEvents) on UserId")]
    [TestCase("SigninLogs | distinct UserId, AppId | where AppId != '' | [|join|] (AADUserRiskEvents) on UserId")]
    public Task Rows_on_the_left_can_share_a_key(string query) => Verifier.VerifyAsync(query);

    [TestCase("SigninLogs | join kind=innerunique (AADUserRiskEvents) on UserId")]
    [TestCase("SigninLogs | join kind=inner (AADUserRiskEvents) on UserId")]
    [TestCase("SigninLogs | summarize count() by UserId | join (AADUserRiskEvents) on UserId")]
    [TestCase("SigninLogs | summarize count() by UserId | where count_ > 3 | extend a = 1 | join (AADUserRiskEvents) on UserId")]
    [TestCase("SigninLogs | summarize arg_max(TimeGenerated, *) by UserId, AppId | join (AADUserRiskEvents | extend AppId = '') on UserId, AppId")]
    [TestCase("SigninLogs | summarize count() by UserId | project Who = UserId, count_ | join (AADUserRiskEvents) on $left.Who == $right.UserId")]
    [TestCase("let T = materialize(SigninLogs | distinct UserId);\nT | join (AADUserRiskEvents) on UserId")]
    [TestCase("SigninLogs | project UserId | join (AADUserRiskEvents) on UserId", Description = "Rows with one key are the same row.")]
    [TestCase("SigninLogs | summarize count() | extend k = 1 | join (AADUserRiskEvents | extend k = 1) on k")]
    [TestCase("datatable(UserId: string, Why: string) ['a', 'b'] | join (AADUserRiskEvents) on UserId", Description = "Whoever wrote the rows knows them.")]
    [TestCase("{|DET2001:Unknown_CL|} | join (AADUserRiskEvents) on UserId", Description = "Which columns it has is not known.")]
    [TestCase("SigninLogs | lookup (AADUserRiskEvents) on UserId")]
    [TestCase("SigninLogs | join (AADUserRiskEvents) on {|KS142:Missing|}")]
    public Task Nothing_is_said_of_rows_that_are_kept(string query) => Verifier.VerifyAsync(query);

    [Test]
    public Task The_message_names_the_keys() => Verifier.VerifyAsync(
        "SigninLogs | [|join|] (AuditLogs) on CorrelationId, TenantId",
        "Without a kind, 'join' keeps one of the rows on its left that have the same 'CorrelationId' and 'TenantId' and drops the others; write 'kind=inner' to keep them all, or 'kind=innerunique' where one is enough.");
}
