using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class RegexIsPlainTextTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.RegexIsPlainText };

    [TestCase("DeviceFileEvents | where DeviceName matches regex [|@'^net\\.exe$'|]", "DeviceFileEvents | where DeviceName == @'net.exe'")]
    [TestCase("DeviceFileEvents | where FileName matches regex [|\"(?i)\\\\.exe$\"|]", "DeviceFileEvents | where FileName endswith \".exe\"")]
    [TestCase("DeviceFileEvents | where FolderPath matches regex [|@'^C:\\\\Temp'|]", "DeviceFileEvents | where FolderPath startswith_cs @'C:\\Temp'")]
    [TestCase("DeviceFileEvents | where FileName matches regex [|'(?i)^net$'|]", "DeviceFileEvents | where FileName =~ 'net'")]
    public Task The_operator_that_says_the_same_takes_its_place(string query, string expected) => Verifier.VerifyFixAsync(query, expected);

    [TestCase("DeviceFileEvents | where FileName matches regex [|'(?i)mimikatz'|]")]
    [TestCase("let Start = '^net'; DeviceFileEvents | where FileName matches regex [|Start|]")]
    public Task Where_more_than_one_repair_is_possible_there_is_none(string query) => Verifier.VerifyNoFixAsync(query);

    [TestCase("DeviceFileEvents | where FileName matches regex 'net.exe'")]
    [TestCase("DeviceFileEvents | where FileName matches regex @'net\\d'")]
    [TestCase("DeviceFileEvents | where FileName matches regex @'\\bnet\\b'")]
    [TestCase("DeviceFileEvents | where FileName matches regex 'net|cmd'")]
    [TestCase("DeviceFileEvents | where FileName matches regex '^$'")]
    [TestCase("DeviceFileEvents | extend x = extract('net', 0, FileName)")]
    public Task A_pattern_that_says_more_is_left_alone(string query) => Verifier.VerifyAsync(query);
}
