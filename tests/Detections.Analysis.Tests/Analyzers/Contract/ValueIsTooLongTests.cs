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
    public Task The_first_entity_or_identifier_too_many_is_the_place() => InYaml(Id).VerifyAsync(
        Scheduled(
            [
                "entityMappings:", "  - entityType: Host", "    fieldMappings:", .. Identifiers("HostName", "DnsDomain", "NTDomain", "[|identifier: OSFamily|]"),
                .. Enumerable.Repeat("  - entityType: Spaceship", 9), "  - [|entityType: Spaceship|]",
            ]),
        "In 'fieldMappings' there are 4 entries, and Sentinel takes 3 at most; take some out.",
        "In 'entityMappings' there are 11 entries, and Sentinel takes 10 at most; take some out.");

    [Test]
    public Task A_text_of_an_alert_takes_three_columns_and_has_a_length() => InYaml(Id).VerifyAsync(
        Scheduled(
            "alertDetailsOverride:",
            "  alertDisplayNameFormat: '{{Location}} {{Location}} {{Location}} {{[|Location|]}} {{Location}}'",
            "  alertDescriptionFormat: '{{Location}} {{Location}} {{Location}}'"),
        "In 'alertDisplayNameFormat' there are 5 columns, and Sentinel takes 3 at most; take some out.");

    [Test]
    public Task A_long_text_with_columns_is_too_long_as_well() => InYaml(Id).VerifyAsync(
        Scheduled("alertDetailsOverride:", $"  alertDisplayNameFormat: '[|{{{{Location}}}} {new string('x', 250)}|]'"));

    [Test]
    public Task The_name_of_a_detail_has_a_length_of_its_own() => InYaml(Id).VerifyAsync(
        Scheduled("customDetails:", "  [|TwentyOneCharactersXX|]: Location"),
        "In 'customDetails' there are 21 characters, and Sentinel takes 20 at most; shorten it.");

    [Test]
    public Task The_first_entry_too_many_is_the_place() => InYaml(Id).VerifyAsync(
        Scheduled(["customDetails:", .. Enumerable.Range(0, 20).Select(i => $"  d{i}: Location"), "  [|d20|]: Location"]),
        "In 'customDetails' there are 21 entries, and Sentinel takes 20 at most; take some out.");

    private static IEnumerable<string> Identifiers(params string[] names) =>
        names.Select(name => $"      - {(name.Contains(':', StringComparison.Ordinal) ? name : "identifier: " + name)}");
}
