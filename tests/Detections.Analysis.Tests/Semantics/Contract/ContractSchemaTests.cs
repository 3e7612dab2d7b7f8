using System.Text.Json.Nodes;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Tests.Semantics.Contract;

/// <summary>The JSON Schemas for editors say what the analyzers say: both come from one table.</summary>
internal sealed class ContractSchemaTests
{
    private static IEnumerable<TestCaseData> Schemas =>
    [
        new TestCaseData("sentinel-scheduled-rule", RuleContracts.Scheduled).SetArgDisplayNames("scheduled"),
        new TestCaseData("sentinel-nrt-rule", RuleContracts.NearRealTime).SetArgDisplayNames("NRT"),
        new TestCaseData("sentinel-hunting-query", RuleContracts.Hunting).SetArgDisplayNames("hunting"),
        new TestCaseData("defender-custom-detection", RuleContracts.CustomDetection).SetArgDisplayNames("custom detection"),
        new TestCaseData("rule-front-matter", RuleContracts.FrontMatter).SetArgDisplayNames("front matter"),
    ];

    [TestCaseSource(nameof(Schemas))]
    public void The_schema_is_that_of_the_contract(string name, RuleContract contract) =>
        Golden.AssertEqual(ContractSchema.Write(contract), $"src/Detections.Build/schemas/{name}.schema.json");

    [Test]
    public void Every_key_of_a_contract_is_there_once()
    {
        RuleContract[] all = [RuleContracts.Scheduled, RuleContracts.NearRealTime, RuleContracts.Hunting, RuleContracts.FrontMatter, RuleContracts.ScheduledResource, RuleContracts.NearRealTimeResource, RuleContracts.SavedSearch, RuleContracts.CustomDetection];

        foreach (var contract in all)
            Assert.That(contract.Keys.Select(key => key.Name), Is.Unique.And.All.Not.Empty, contract.Form);
    }

    [Test]
    public void A_required_key_is_required_by_the_schema()
    {
        var schema = JsonNode.Parse(ContractSchema.Write(RuleContracts.NearRealTime))!;

        Assert.That(schema["required"]!.AsArray().Select(key => (string?)key), Is.EquivalentTo(new[] { "name", "query", "severity" }));
        Assert.That((string?)schema["properties"]!["entityMappings"]!["items"]!["properties"]!["fieldMappings"]!["type"], Is.EqualTo("array"));
    }
}
