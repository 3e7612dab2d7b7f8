using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class DateDoesNotExistTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.DateDoesNotExist };

    [TestCase("SigninLogs | where TimeGenerated > [|datetime(2026-02-30)|]", "The point in time '2026-02-30' does not exist: the month has 28 days.")]
    [TestCase("SigninLogs | where TimeGenerated > [|datetime(2026-13-01 10:00)|]", "The point in time '2026-13-01 10:00' does not exist: there is no month 13.")]
    [TestCase("SigninLogs | where TimeGenerated > [|datetime(2026-12-01T25:00:00Z)|]", "The point in time '2026-12-01T25:00:00Z' does not exist: a day has 24 hours.")]
    [TestCase("let From = [|'2026-04-31'|]; SigninLogs | where TimeGenerated > todatetime(From)", "The point in time '2026-04-31' does not exist: the month has 30 days.")]
    public Task What_no_calendar_has_is_found(string query, string message) => Verifier.VerifyAsync(query, message);

    [TestCase("SigninLogs | where TimeGenerated > datetime(2024-02-29) and TimeGenerated < datetime(2026-12-31T23:59:59.9999999Z)")]
    [TestCase("SigninLogs | where TimeGenerated > datetime(null) or TimeGenerated > datetime(31 Dec 2026 10:00) or TimeGenerated > datetime(2026-12)")]
    [TestCase("SigninLogs | where TimeGenerated > datetime(12/31/2026) or TimeGenerated > todatetime(ResultType)")]
    [TestCase("SigninLogs | where CorrelationId == '2026-02-30'")]
    public Task Every_other_way_to_write_one_is_left_alone(string query) => Verifier.VerifyAsync(query);
}
