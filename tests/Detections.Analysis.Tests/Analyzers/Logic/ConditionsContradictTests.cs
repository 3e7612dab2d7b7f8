using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class ConditionsContradictTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.ConditionsContradict };

    [TestCase("DeviceProcessEvents | where FileName == 'a' and [|FileName == 'b'|]")]
    [TestCase("DeviceProcessEvents | where FileName =~ 'a.exe' | extend X = 1 | where [|FileName !startswith 'A.'|]")]
    [TestCase("DeviceProcessEvents | where FileName in ('a', 'b') | where [|not(FileName in~ ('A', 'B', 'c'))|]")]
    [TestCase("DeviceProcessEvents | where FileName has 'a' and [|FileName == 'ab'|]")]
    [TestCase("SecurityEvent | where EventID == 4688 | where [|EventID in (4624, 4625)|]")]
    [TestCase("SecurityEvent | where EventID == 4688 and [|EventID > 5000|]")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' and [|isempty(FileName)|]")]
    [TestCase("let Base = DeviceProcessEvents | where FileName == 'a'; Base | where [|FileName == 'b'|]")]
    [TestCase("DeviceProcessEvents | where FolderPath has 'x' or (FileName == 'a' and [|FileName == 'b'|])")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' | where (FolderPath has 'x' and [|FileName == 'b'|]) or FolderPath has 'y'")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' and ([|FileName == 'b' or FileName == 'c'|])")]
    public Task What_leaves_nothing_is_found(string query) => Verifier.VerifyAsync(query);

    [TestCase("DeviceProcessEvents | where FileName == 'a' or FileName == 'b'")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' | extend FileName = 'b' | where FileName == 'b'")]
    [TestCase("DeviceProcessEvents | where FileName =~ 'a' | where FileName != 'A'")]
    [TestCase("DeviceProcessEvents | where FileName =~ 'a' and FileName == 'A'")]
    [TestCase("DeviceProcessEvents | where FileName in ('a', 'b') | where FileName != 'a'")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' | join kind=inner (DeviceFileEvents | where FileName == 'b') on DeviceId")]
    [TestCase("union (DeviceProcessEvents | where FileName == 'a'), (DeviceProcessEvents | where FileName == 'b') | where FileName == 'b'")]
    [TestCase("DeviceProcessEvents | where tolower(FileName) == 'a' and FileName == 'A'")]
    [TestCase("DeviceEvents | where AdditionalFields has 'a' and AdditionalFields has 'b'")]
    [TestCase("DeviceEvents | where tostring(AdditionalFields.X) == 'a' and tostring(AdditionalFields.Y) == 'b'")]
    [TestCase("DeviceProcessEvents | where ProcessCommandLine has 'a' and ProcessCommandLine !has 'b'")]
    [TestCase("DeviceProcessEvents | summarize A = countif(FileName == 'a' and FileName == 'b')")]
    [TestCase("DeviceProcessEvents | where FolderPath == @'C:\\x\\Temp' and FolderPath has @'\\Temp'")]
    [TestCase("SecurityEvent | where EventID == 4688 and EventID >= 4688 and EventID == '4688'")]
    public Task What_a_row_can_meet_is_left_alone(string query) => Verifier.VerifyAsync(query);

    // Each of the alternatives is held against each of those before. Parentheses, for the engine does not read long chains.
    [Test]
    public Task Of_very_many_alternatives_nothing_is_said_in_the_end()
    {
        var names = Enumerable.Range(0, 900).Select(number => $"FileName == 'a{number}'").Chunk(30);
        var alternatives = string.Join(" or ", names.Select(chunk => $"({string.Join(" or ", chunk)})"));
        return Verifier.VerifyAsync($"DeviceProcessEvents\n| where {alternatives}\n| where {alternatives} or (FileName == 'x' and FileName == 'y')");
    }

    [Test]
    public Task The_message_quotes_both() => Verifier.VerifyAsync(
        "DeviceProcessEvents\n| where FileName =~ 'a.exe'\n| where [|FileName !startswith 'a.'|]",
        "No row meets both 'FileName =~ 'a.exe'' and 'FileName !startswith 'a.'', so nothing is left; exclude less.");
}
