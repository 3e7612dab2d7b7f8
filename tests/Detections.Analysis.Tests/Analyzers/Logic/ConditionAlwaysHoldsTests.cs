using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class ConditionAlwaysHoldsTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.ConditionAlwaysHolds };

    [TestCase("DeviceProcessEvents | where FileName != 'a' or [|FileName != 'b'|]")]
    [TestCase("DeviceProcessEvents | where FolderPath has 'x' and (FileName !~ 'a' or FolderPath has 'y' or [|FileName !~ 'b'|])")]
    [TestCase("DeviceProcessEvents | where not(FileName == 'a') or [|FileName != 'b'|]")]
    [TestCase("SecurityEvent | where EventID != 4688 or [|EventID != 4624|]")]
    [TestCase("DeviceProcessEvents | where isnotempty(FileName) or [|FileName != 'b'|]")]
    public Task Alternatives_of_which_one_always_holds_are_found(string query) => Verifier.VerifyAsync(query);

    [TestCase("DeviceProcessEvents | where FileName != 'a' and FileName != 'b'")]
    [TestCase("DeviceProcessEvents | where FileName != 'a' or FolderPath != 'b'")]
    [TestCase("DeviceProcessEvents | where FileName !has 'a' or FileName !has 'b'")]
    [TestCase("DeviceProcessEvents | where FileName != 'a' or FileName != 'a'")]
    [TestCase("DeviceProcessEvents | where FileName !~ 'a' or FileName != 'A'")]
    [TestCase("DeviceProcessEvents | where FileName == 'a' or FileName == 'b'")]
    [TestCase("DeviceProcessEvents | where not(FileName != 'a' and FileName != 'b')")]
    public Task Alternatives_that_exclude_something_are_left_alone(string query) => Verifier.VerifyAsync(query);

    [Test]
    public Task The_message_says_what_to_write() => Verifier.VerifyAsync(
        "DeviceProcessEvents | where FileName != 'a' or [|FileName != 'b'|]",
        "One of 'FileName != 'a'' and 'FileName != 'b'' always holds, so with 'or' between them nothing is excluded; write 'and'.");
}
