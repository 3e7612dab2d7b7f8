using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Logic;

internal sealed class ValueIsListedTwiceTests
{
    private static readonly AnalyzerVerifier Verifier = new() { Id = DiagnosticIds.ValueIsListedTwice };

    [TestCase("DeviceProcessEvents | where FileName in ('a', [|'a'|], 'b')", "DeviceProcessEvents | where FileName in ('a', 'b')")]
    [TestCase("DeviceProcessEvents | where FileName !in~ ('a', 'b', [|'A'|])", "DeviceProcessEvents | where FileName !in~ ('a', 'b')")]
    [TestCase("let Names = dynamic([\n  'a',\n  'b',\n  [|'a'|]\n]);\nDeviceProcessEvents | where FileName in (Names) and FolderPath has_any (Names)", "let Names = dynamic([\n  'a',\n  'b'\n]);\nDeviceProcessEvents | where FileName in (Names) and FolderPath has_any (Names)")]
    [TestCase("let Names = dynamic(['a', [|'A'|]]); DeviceProcessEvents | where FileName in~ (Names)", "let Names = dynamic(['a']); DeviceProcessEvents | where FileName in~ (Names)")]
    [TestCase("SecurityEvent | where EventID in (1, 2, [|1|])", "SecurityEvent | where EventID in (1, 2)")]
    public Task The_second_one_is_taken_out(string query, string expected) => Verifier.VerifyFixAsync(query, expected);

    [Test]
    public Task In_YAML_the_indentation_goes_with_it() => (Verifier with { FileName = "rule.yaml" }).VerifyFixAsync(
        "id: 0d1c2b3a-0000-4000-8000-000000000001\nkind: Scheduled\nquery: |\n  DeviceProcessEvents\n  | where FileName in (\n      'a',\n      'b',\n      [|'a'|])\n",
        "id: 0d1c2b3a-0000-4000-8000-000000000001\nkind: Scheduled\nquery: |\n  DeviceProcessEvents\n  | where FileName in (\n      'a',\n      'b')\n");

    [TestCase("DeviceProcessEvents | where FileName in ('a', // once more\n [|'a'|])")]
    public Task A_comment_beside_it_is_left_to_a_person(string query) => Verifier.VerifyNoFixAsync(query);

    [TestCase("DeviceProcessEvents | where FileName in ('a', 'A', 'b')")]
    [TestCase("DeviceProcessEvents | where FileName in ('a') or FolderPath in ('a')")]
    [TestCase("let Names = dynamic(['a', 'A']); DeviceProcessEvents | where FileName in~ (Names) or AccountName in (Names)")]
    [TestCase("let Name = 'a'; DeviceProcessEvents | where FileName in (Name, Name)")]
    [TestCase("let Names = datatable(Name: string, Kind: string) ['a', 'x', 'b', 'x']; DeviceProcessEvents | where FileName in (Names)")]
    public Task Lists_without_one_are_left_alone(string query) => Verifier.VerifyAsync(query);
}
