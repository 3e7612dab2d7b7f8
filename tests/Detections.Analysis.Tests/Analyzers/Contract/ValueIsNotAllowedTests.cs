using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class ValueIsNotAllowedTests
{
    private const string Id = DiagnosticIds.ValueIsNotAllowed;

    [Test]
    public Task Other_values_are_found_with_what_was_meant() => InYaml(Id).VerifyAsync(
        Scheduled("severity: [|Hihg|]", "eventGroupingSettings:", "  aggregationKind: [|AlertPerResults|]"),
        "The value 'Hihg' is none of those of 'severity'; write 'Informational', 'Low', 'Medium' or 'High'. Did you mean 'High'?",
        "The value 'AlertPerResults' is none of those of 'aggregationKind'; write 'SingleAlert' or 'AlertPerResult'. Did you mean 'AlertPerResult'?");

    [Test]
    public Task A_long_list_is_not_read_out() => InYaml(Id).VerifyAsync(
        Scheduled("entityMappings:", "  - entityType: [|Acount|]"),
        "The value 'Acount' is none of those of 'entityType'; write one that Sentinel knows. Did you mean 'Account'?");

    [Test]
    public Task An_entity_type_may_be_newer_than_the_list() => InYaml(Id).VerifyAsync(Scheduled("entityMappings:", "  - entityType: Spaceship"));

    [TestCase("severity: [|Hihg|]", "severity: High")]
    [TestCase("severity: [|'Hihg'|]", "severity: 'High'")]
    public Task The_value_that_is_nearest_is_a_fix(string line, string repaired) =>
        InYaml(Id).VerifyFixAsync(Scheduled(line), Scheduled(repaired), FixSafety.Unsafe);

    [TestCase("severity: high")]
    [TestCase("triggerOperator: GreaterThan")]
    [TestCase("triggerOperator: ne")]
    [TestCase("severity: '{{ severity }}'")]
    public Task Not_found(string line) => InYaml(Id).VerifyAsync(Scheduled(line));

    [Test]
    public Task A_hunting_query_or_a_document_may_have_a_severity_of_its_own()
    {
        return Task.WhenAll(InYaml(Id).VerifyAsync(Hunting("severity: P1")), InDocument(Id).VerifyAsync(Document("severity: P1", "kind: playbook")));
    }

    [Test]
    public Task A_resource_takes_the_long_operators_only() => InResource(Id).VerifyAsync(Resource(""" "triggerOperator": [|"gt"|],"""));
}
