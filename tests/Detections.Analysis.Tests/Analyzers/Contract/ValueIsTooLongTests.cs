using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class ValueIsTooLongTests
{
    private const string Id = DiagnosticIds.ValueIsTooLong;

    private static readonly string Words = string.Concat(Enumerable.Repeat("x ", 5000)).Trim();

    [Test]
    public Task A_long_text_is_shown_at_its_first_line() => InYaml(Id).VerifyAsync(
        Scheduled("description: |", "", "  [|Finds it.|]", $"  {Words[..4990]}x"),
        "In 'description' there are 5003 characters, and Sentinel takes 5000 at most; shorten it.");

    [Test]
    public Task A_query_of_10000_characters_is_taken() => InYaml(Id).VerifyAsync($"kind: NRT\nquery: SigninLogs | take 1 //{new string('x', 10000 - 22)}\n");

    [Test]
    public Task A_longer_one_is_not() => InYaml(Id).VerifyAsync($"kind: NRT\nquery: [|SigninLogs | take 1 //{new string('x', 10001 - 22)}|]\n");

    [Test]
    public Task A_hunting_query_may_be_longer() => InYaml(Id).VerifyAsync($"kind: Hunting\nquery: SigninLogs | take 1 //{new string('x', 12000)}\n");

    [Test]
    public Task The_first_entry_too_many_is_the_place() => InYaml(Id).VerifyAsync(
        Scheduled(["customDetails:", .. Enumerable.Range(0, 20).Select(i => $"  d{i}: Location"), "  [|d20|]: Location"]),
        "In 'customDetails' there are 21 entries, and Sentinel takes 20 at most; take some out.");
}
