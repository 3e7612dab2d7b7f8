using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class KeyIsMisspelledTests
{
    private const string Id = DiagnosticIds.KeyIsMisspelled;

    [Test]
    public Task A_near_miss_is_found_at_every_depth() => InYaml(Id).VerifyAsync(
        Scheduled("[|querryPeriod|]: 1h", "entityMappings:", "  - entityType: IP", "    fieldMappings:", "      - [|identifer|]: Address", "        columnName: IPAddress"),
        "The key 'querryPeriod' means nothing to Sentinel and is ignored; write 'queryPeriod'.",
        "The key 'identifer' means nothing to Sentinel and is ignored; write 'identifier'.");

    [Test]
    public Task Keys_of_the_repository_and_other_letter_cases_are_left_alone() => InYaml(Id).VerifyAsync(Scheduled("owner: blue", "Severity: Low", "playbook: x", "status: Available"));

    [Test]
    public Task A_key_that_the_rule_has_as_well_was_not_meant() => InYaml(Id).VerifyAsync(Scheduled("severity: Low", "security: internal"));

    [Test]
    public Task In_front_matter_only_long_keys_are_near_misses() =>
        InDocument(Id).VerifyAsync(Document("security: internal", "tactic: x", "environments: a, b", "versions: 2", "[|queryFrequencey|]: 1h"));
}
