using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class ValueHasWrongTypeTests
{
    private const string Id = DiagnosticIds.ValueHasWrongType;

    [TestCase("severity:\n  - [|High|]")]
    [TestCase("enabled: [|perhaps|]")]
    [TestCase("triggerThreshold: [|1.5|]")]
    [TestCase("customDetails: [|Location|]")]
    [TestCase("entityMappings:\n  - [|Account|]")]
    public Task Found(string line) => InYaml(Id).VerifyAsync(Scheduled(line));

    [TestCase("enabled: \"TRUE\"")]
    [TestCase("triggerThreshold: \"5\"")]
    [TestCase("tactics: InitialAccess, Persistence")]
    [TestCase("entityMappings:")]
    [TestCase("entityMappings: null")]
    [TestCase("tags: anything")]
    public Task Not_found(string line) => InYaml(Id).VerifyAsync(Scheduled(line));

    [Test]
    public Task An_expression_of_a_template_has_any_type() => InResource(Id).VerifyAsync(Resource(""" "entityMappings": "[variables('m')]", "customDetails": null, "tactics": [], "enabled": [|"no"|],"""));

    [Test]
    public Task A_document_may_mean_something_else() => InDocument(Id).VerifyAsync(Document("requiredDataConnectors:", "  - Sysmon", "entityMappings: Account"));
}
