using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class NumberIsComparedWithTextTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.NumberIsComparedWithText };

    [TestCase("SecurityEvent | where LogonType == [|'Interactive'|]")]
    [TestCase("DeviceNetworkEvents | where RemotePort in ('443', [|'https'|])")]
    [TestCase("let Ports = dynamic(['443', [|'https'|]]); DeviceNetworkEvents | where RemotePort !in (Ports)")]
    [TestCase("SecurityEvent | summarize Number = count() by Account | where Number != [|'many'|]")]
    public Task A_text_that_is_no_number_is_found(string query) => Verifier.VerifyAsync(query);

    [TestCase("SecurityEvent | where EventID == '4688' or EventID in ('4624', ' 4625')")]
    [TestCase("DeviceLogonEvents | where LogonType == 'Interactive'")]
    [TestCase("SecurityEvent | where tostring(LogonType) == 'Interactive'")]
    [TestCase("SecurityEvent | where EventID == '0x10' or EventID == ''")]
    [TestCase("SigninLogs | where ResultType == 0")]
    public Task A_text_that_can_be_equal_is_left_alone(string query) => Verifier.VerifyAsync(query);

    [Test]
    public Task The_message_names_the_type() => Verifier.VerifyAsync(
        "SecurityEvent | where LogonType == [|'Interactive'|]",
        "The text 'Interactive' is no number, and 'LogonType' is of type int, so no value is equal to it; compare it with a number, or another column with this text.");
}
