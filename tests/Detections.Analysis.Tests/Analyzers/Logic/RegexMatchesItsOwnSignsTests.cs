using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class RegexMatchesItsOwnSignsTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.RegexMatchesItsOwnSigns };

    [TestCase("DeviceFileEvents | where FolderPath matches regex '[|\\\\[0-9]{10}|]\\\\.dat'")]
    [TestCase("DeviceFileEvents | where FolderPath matches regex @'x[|\\[a-f0-9]+|]'")]
    [TestCase("DeviceFileEvents | where FolderPath matches regex @'[0-9][|{1-3}|]'")]
    public Task A_class_or_a_count_that_is_none_is_found(string query) => Verifier.VerifyAsync(query);

    [TestCase("DeviceFileEvents | where FolderPath matches regex @'\\\\[0-9]{10}'")]
    [TestCase("DeviceFileEvents | where FolderPath matches regex @'\\[(\\d+)]?'")]
    [TestCase("DeviceFileEvents | where FolderPath matches regex @'\\[[0-9]+\\]'")]
    [TestCase("DeviceFileEvents | where FolderPath matches regex @'[\\[0-9]{10}'")]
    [TestCase("DeviceFileEvents | where FolderPath matches regex @'[{1-3}]'")]
    [TestCase("DeviceFileEvents | where FolderPath matches regex @'\\{1-3\\}\\d'")]
    [TestCase("DeviceFileEvents | where FolderPath matches regex @'[0-9]{1,3}'")]
    public Task What_is_meant_so_is_left_alone(string query) => Verifier.VerifyAsync(query);

    [Test]
    public Task The_message_says_what_was_meant() => Verifier.VerifyAsync(
        "DeviceFileEvents | where FolderPath matches regex @'[|\\[0-9]{10}|][|{1-3}|]'",
        "The regular expression has '\\[0-9]{10}', which is no class, since the backslash makes its bracket a plain sign; write '[0-9]{10}', or @\"\\\\[0-9]{10}\" to ask for a backslash before it.",
        "The regular expression has '{1-3}', which is no count and taken for these signs or refused; write '{1,3}'.");
}
