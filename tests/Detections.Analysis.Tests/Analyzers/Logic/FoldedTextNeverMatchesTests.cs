using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class FoldedTextNeverMatchesTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.FoldedTextNeverMatches };

    [TestCase("DeviceProcessEvents | where tolower(FileName) == [|'PowerShell.exe'|]", "DeviceProcessEvents | where tolower(FileName) == 'powershell.exe'")]
    [TestCase("DeviceProcessEvents | where toupper(FileName) in ('A', [|'b'|])", "DeviceProcessEvents | where toupper(FileName) in ('A', 'B')")]
    [TestCase("DeviceProcessEvents | extend Name = tolower(FileName) | where Name != [|'Cmd'|]", "DeviceProcessEvents | extend Name = tolower(FileName) | where Name != 'cmd'")]
    [TestCase("DeviceProcessEvents | project Name = trim(' ', tolower(FileName)) | where Name startswith_cs [|'Cmd'|]", "DeviceProcessEvents | project Name = trim(' ', tolower(FileName)) | where Name startswith_cs 'cmd'")]
    [TestCase("let Names = dynamic([[|'Cmd'|]]); DeviceProcessEvents | where tolower(FileName) in (Names)", "let Names = dynamic(['cmd']); DeviceProcessEvents | where tolower(FileName) in (Names)")]
    public Task The_text_is_written_in_the_letter_case_of_the_value(string query, string expected) => Verifier.VerifyFixAsync(query, expected);

    [TestCase("DeviceProcessEvents | where tolower(FileName) =~ 'PowerShell.exe' or tolower(FileName) has 'Power' or tolower(FileName) in~ ('A')")]
    [TestCase("DeviceProcessEvents | where tolower(FileName) == 'powershell.exe' or toupper(FileName) == 'A.1'")]
    [TestCase("DeviceProcessEvents | where AccountName == 'Admin'")]
    [TestCase("DeviceProcessEvents | extend Name = strcat('X', tolower(FileName)) | where Name == 'Xa'")]
    [TestCase("DeviceProcessEvents | where tolower(FileName) == tolower('PowerShell.exe')")]
    [TestCase("DeviceProcessEvents | extend Name = tolower(FileName) | extend Name = FileName | where Name == 'Cmd'")]
    [TestCase("DeviceProcessEvents | where tolower(FileName) == 'straße' or tolower(FileName) == 'ÄÖÜ'")]
    [TestCase("DeviceProcessEvents | where tolower(FileName) matches regex '[A-Z]'")]
    public Task What_can_match_is_left_alone(string query) => Verifier.VerifyAsync(query);

    [Test]
    public Task The_message_names_the_function() => Verifier.VerifyAsync(
        "DeviceProcessEvents | where tolower(FileName) == [|'Cmd'|]",
        "The text 'Cmd' never matches, for 'tolower' makes all letters small and '==' compares letter by letter; write 'cmd'.");
}
