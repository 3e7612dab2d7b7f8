using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class ValueIsCoveredByAnotherTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.ValueIsCoveredByAnother };

    [Test]
    public Task In_a_list_it_is_taken_out() => Verifier.VerifyFixAsync(
        "DeviceProcessEvents | where ProcessCommandLine has_any ('-enc', [|'-enc abc'|], 'x')",
        "DeviceProcessEvents | where ProcessCommandLine has_any ('-enc', 'x')");

    [TestCase("DeviceProcessEvents | where ProcessCommandLine hasprefix 'power' or ProcessCommandLine hasprefix [|'powershell'|]")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine {|KS500:contains|} 'power' or ProcessCommandLine has [|'powershell'|]")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine has [|'net user'|] or ProcessCommandLine has 'user'")]
    [TestCase("DeviceProcessEvents | where FolderPath startswith 'c:\\\\' or FolderPath startswith [|'C:\\\\Users'|]")]
    [TestCase("DeviceProcessEvents | where FileName !hasprefix 'a' and FileName != [|'ax'|]")]
    [TestCase("DeviceProcessEvents | where FileName =~ 'a' or FileName == [|'A'|]")]
    [TestCase("DeviceProcessEvents | where FileName endswith '.exe' or FileName in~ ('a.dll', [|'b.exe'|])")]
    public Task Beside_another_comparison_it_is_found(string query) => Verifier.VerifyNoFixAsync(query);

    // A term is a whole word; letter case; another column; both have to hold.
    [TestCase("DeviceProcessEvents | where ProcessCommandLine has_any ('power', 'powershell')")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine has 'user' or ProcessCommandLine hasprefix 'net user'")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine hasprefix 'power' and ProcessCommandLine hasprefix 'powershell'")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine !hasprefix 'power' or ProcessCommandLine !hasprefix 'powershell'")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine hasprefix 'power' or FileName hasprefix 'powershell'")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine hasprefix_cs 'power' or ProcessCommandLine hasprefix 'powershell'")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine startswith_cs 'net' or ProcessCommandLine startswith_cs 'NET net'")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine has_cs 'Net' or ProcessCommandLine has_cs 'net xNet'")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine has_all ('net', 'net user')")]
    [TestCase("DeviceProcessEvents | where tolower(FileName) == '1' or toupper(FileName) == '1'")]
    [TestCase("let Names = dynamic(['net', 'net user']); DeviceProcessEvents | where ProcessCommandLine has_any (Names) or FileName in (Names)")]
    [TestCase("let Good = dynamic([1, 2]); let Bad = dynamic([2, 3]); SecurityEvent | where EventID in (Good) or EventID in (Bad) | extend IsBad = EventID in (Bad)")]
    [TestCase("DeviceProcessEvents | where * has 'a' or * has 'a b'")]
    [TestCase("DeviceProcessEvents | where FileName startswith '' or FileName startswith 'a'")]
    public Task What_another_does_not_cover_is_left_alone(string query) => Verifier.VerifyAsync(query);

    [Test]
    public Task The_message_names_both() => Verifier.VerifyAsync(
        "DeviceProcessEvents | where ProcessCommandLine hasprefix 'power' or ProcessCommandLine hasprefix [|'powershell'|]",
        "Every text that fits 'hasprefix \"powershell\"' fits 'hasprefix \"power\"' too, so it adds nothing; take it out, or ask for less with the other.");

    [TestCase("DeviceProcessEvents | where FileName !hasprefix 'a' and FileName != [|'ax'|]", "'!= \"ax\"'")]
    [TestCase("DeviceProcessEvents | where FileName !hasprefix 'a' and FileName !in ('b', [|'ax'|])", "'!in \"ax\"'")]
    public Task The_message_speaks_of_what_exclusions_keep_out(string query, string covered) => Verifier.VerifyAsync(
        query,
        $"Every text that {covered} keeps out is kept out by '!hasprefix \"a\"' too, so it excludes nothing; take it out, or exclude less with the other.");
}
