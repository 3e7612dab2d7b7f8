using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class LetterCaseDecidesTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.LetterCaseDecides };

    [TestCase("DeviceProcessEvents | where FileName [|==|] 'powershell.exe'", "DeviceProcessEvents | where FileName =~ 'powershell.exe'")]
    [TestCase("DeviceProcessEvents | where FileName [|in|] ('net.exe', 'net1.exe')", "DeviceProcessEvents | where FileName in~ ('net.exe', 'net1.exe')")]
    [TestCase("SecurityEvent | where NewProcessName [|in|] ('C:\\\\a.exe')", "SecurityEvent | where NewProcessName in~ ('C:\\\\a.exe')")]
    [TestCase("DeviceFileEvents | where SHA1 [|==|] '3395856CE81F2B7382DEE72602F798B642F14140'", "DeviceFileEvents | where SHA1 =~ '3395856CE81F2B7382DEE72602F798B642F14140'")]
    public Task The_operator_without_letter_case_takes_its_place(string query, string expected) => Verifier.VerifyFixAsync(query, expected, FixSafety.Unsafe);

    [TestCase("DeviceProcessEvents | where FileName =~ 'powershell.exe' or FileName in~ ('a.exe') or FileName has 'b.exe'")]
    [TestCase("DeviceProcessEvents | where InitiatingProcessFileName != 'powershell.exe' and FileName !in ('a.exe')")]
    [TestCase("DeviceProcessEvents | where tolower(FileName) == 'powershell.exe'")]
    [TestCase("DeviceProcessEvents | extend FileName = tolower(FileName) | where FileName == 'powershell.exe'")]
    [TestCase("DeviceFileEvents | where SHA1 == '3395856ce81f2b7382dee72602f798b642f14140'")]
    [TestCase("EmailAttachmentInfo | where FileName == 'invoice.exe'")]
    [TestCase("DeviceProcessEvents | where FileName == 'bash' or ActionType == 'ProcessCreated'")]
    [TestCase("datatable(FileName: string) ['a'] | where FileName == 'a.exe'")]
    public Task What_does_not_depend_on_letter_case_is_left_alone(string query) => Verifier.VerifyAsync(query);
}
