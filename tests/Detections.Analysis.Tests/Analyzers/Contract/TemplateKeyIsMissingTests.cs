using Detections.Analysis.Diagnostics;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

internal sealed class TemplateKeyIsMissingTests
{
    private const string Id = DiagnosticIds.TemplateKeyIsMissing;

    [Test]
    public Task A_hunting_query_is_told_by_its_form() => InYaml(Id).VerifyAsync(
        Hunting("name: [|A query|]"),
        "In a hunting query the template form of Sentinel wants 'id' and 'description'; add them.");

    [Test]
    public Task An_empty_list_is_there() => InYaml(Id).VerifyAsync(
        NearRealTime("id: 3f1b2c64-8d0a-4a35-9d42-6f1c0e7b5a21", "name: A rule", "description: Finds it.", "severity: Low", "requiredDataConnectors: []"));
}
