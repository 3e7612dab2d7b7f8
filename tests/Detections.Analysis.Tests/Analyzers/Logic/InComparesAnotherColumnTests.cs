using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class InComparesAnotherColumnTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.InComparesAnotherColumn };

    [TestCase("let T = AADUserRiskEvents | project TimeGenerated, UserId;\nSigninLogs | where UserId in ([|T|])")]
    [TestCase("let T = AADUserRiskEvents | project TimeGenerated, UserId;\nSigninLogs | where UserId !in~ (([|T|]))")]
    [TestCase("let T = AADUserRiskEvents | summarize count() by IpAddress, UserId | where count_ > 3;\nSigninLogs | where tolower(UserId) in ([|T|])")]
    [TestCase("SigninLogs | where UserId in (([|AADUserRiskEvents | distinct IpAddress, UserId|]))")]
    [TestCase("let T = materialize(AADUserRiskEvents | project TimeGenerated, UserId | take 10);\nSigninLogs | where UserId has_any ([|T|])")]
    public Task The_column_of_the_same_name_is_not_the_first(string query) => Verifier.VerifyAsync(query);

    // FileProfile is the platform's, and the order of its columns with it.
    [TestCase("let T = AADUserRiskEvents | project UserId, TimeGenerated;\nSigninLogs | where UserId in (T)")]
    [TestCase("let T = AADUserRiskEvents | project TimeGenerated, Who = UserId;\nSigninLogs | where UserId in (T)")]
    [TestCase("let T = AADUserRiskEvents | project UserId;\nSigninLogs | where UserId in (T)")]
    [TestCase("SigninLogs | where UserId in (AADUserRiskEvents)")]
    [TestCase("let T = DeviceFileEvents | summarize DeviceCount = dcount(DeviceId) by SHA1 | invoke FileProfile(SHA1, 1000);\nDeviceProcessEvents | where SHA1 in (T)")]
    [TestCase("SigninLogs | where UserId in ('a', 'b')")]
    [TestCase("let T = dynamic(['a']);\nSigninLogs | where UserId in (T)")]
    public Task A_column_that_may_be_meant_is_left_alone(string query) => Verifier.VerifyAsync(query);

    [Test]
    public Task Both_columns_are_named() => Verifier.VerifyAsync(
        "SigninLogs | where UserId in~ (([|AADUserRiskEvents | project TimeGenerated, UserId|]))",
        "The 'in~' compares 'UserId' with 'TimeGenerated', the first of 2 columns, and not with the column of the same name; put '| project UserId' behind the rows.");
}
