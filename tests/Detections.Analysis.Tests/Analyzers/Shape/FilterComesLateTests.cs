using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Shape;

internal sealed class FilterComesLateTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.FilterComesLate };

    [TestCase("SigninLogs | join kind=inner (AADUserRiskEvents) on UserId | where [|ResultType == '0'|]")]
    [TestCase("SigninLogs | join kind=leftanti (AADUserRiskEvents) on UserId | where [|ResultType == '0' and AppId != ''|]")]
    [TestCase("SigninLogs | join kind=leftouter (AADUserRiskEvents) on UserId | extend a = 1 | where [|ResultType == '0'|] and a == 1")]
    [TestCase("AuditLogs | mv-expand TargetResources | where [|OperationName has 'consent'|]")]
    [TestCase("AuditLogs | mv-expand t = TargetResources | extend n = tostring(t.displayName) | project n, Result | where [|Result == 'success'|] and n != ''")]
    [TestCase("DeviceFileEvents | invoke FileProfile(SHA1, 1000) | where [|ActionType == 'FileCreated'|]")]
    [TestCase("AuditLogs | mv-expand AdditionalDetails | parse Identity with * '@' Domain | where ([|TimeGenerated between (ago(2d) .. ago(1d))|])")]
    [TestCase("let names = dynamic(['a']);\nSigninLogs | join kind=inner (AADUserRiskEvents) on UserId | where [|tolower(UserPrincipalName) in (names)|]")]
    public Task A_condition_could_stand_in_front(string query) => Verifier.VerifyAsync(query);

    [TestCase("SigninLogs | where ResultType == '0' | join kind=inner (AADUserRiskEvents) on UserId")]
    [TestCase("SigninLogs | join kind=inner (AADUserRiskEvents) on UserId | where UserId1 == 'high'")]
    [TestCase("SigninLogs | join kind=inner (AADUserRiskEvents) on UserId | where ResultType == '0' or UserId1 == 'high'")]
    [TestCase("SigninLogs | join kind=innerunique (AADUserRiskEvents) on UserId | where ResultType == '0'", Description = "Which row is joined may be another one.")]
    [TestCase("SigninLogs | join kind=innerunique hint.strategy=shuffle (AADUserRiskEvents) on UserId | where ResultType == '0'")]
    [TestCase("SigninLogs | join kind=rightouter (AADUserRiskEvents) on UserId | where ResultType == ''")]
    [TestCase("SigninLogs | join kind=fullouter (AADUserRiskEvents) on UserId | where ResultType == ''")]
    [TestCase("AuditLogs | mv-expand TargetResources | where TargetResources has 'x'", Description = "It is another value then.")]
    [TestCase("AuditLogs | mv-expand AdditionalDetails | extend OperationName = tolower(OperationName) | where OperationName == 'x'")]
    [TestCase("AuditLogs | mv-expand AdditionalDetails | parse Identity with * '@' OperationName | where OperationName == 'x'")]
    [TestCase("AuditLogs | mv-expand OperationName = todynamic(Result) | where OperationName has 'x'")]
    [TestCase("SigninLogs | summarize arg_max(TimeGenerated, *) by UserId | where ResultType == '0'", Description = "The last event, if it is this one.")]
    [TestCase("SigninLogs | summarize count() by UserId | where UserId != ''", Description = "There are fewer values than events.")]
    [TestCase("SigninLogs | top 10 by TimeGenerated | mv-expand todynamic(LocationDetails) | take 5 | where ResultType == '0'")]
    [TestCase("SigninLogs | sort by TimeGenerated | join kind=inner (AADUserRiskEvents) on UserId | where prev(ResultType) == '0'")]
    [TestCase("SigninLogs | join kind=inner (AADUserRiskEvents) on UserId | where rand() < 0.5 and strlen(ResultType) > rand()")]
    [TestCase("SigninLogs | join kind=inner (AADUserRiskEvents) on UserId | where UserAgent matches regex 'a.*b'", Description = "It costs more than the join, perhaps.")]
    [TestCase("AuditLogs | mv-expand TargetResources | where InitiatedBy.user.id == 'x'")]
    [TestCase("DeviceFileEvents | invoke FileProfile(SHA1, 1000) | where GlobalPrevalence < 100")]
    [TestCase("SigninLogs | join kind=inner (AADUserRiskEvents) on UserId | where 1 == 1")]
    [TestCase("{|DET2001:Unknown_CL|} | join kind=inner (AADUserRiskEvents) on UserId | where Something == 1")]
    [TestCase("union (SigninLogs | mv-expand todynamic(LocationDetails)), AuditLogs | where ResultType == '0'")]
    public Task Nothing_is_said_of_a_condition_that_stands_right(string query) => Verifier.VerifyAsync(query);

    [Test]
    public Task The_first_operator_that_it_could_stand_in_front_of_is_named() => Verifier.VerifyAsync(
        "AuditLogs | mv-expand TargetResources | join kind=inner (SigninLogs) on CorrelationId | where [|OperationName has 'consent'|]",
        "The 'mv-expand' before this condition changes nothing that it looks at; put the condition in front, so that there are fewer rows to work on.");
}
