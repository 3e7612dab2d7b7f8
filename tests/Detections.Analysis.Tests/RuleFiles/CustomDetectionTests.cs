using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.RuleFiles;

internal sealed class CustomDetectionTests
{
    private const string Detection = """
        {
          "displayName": "A rule",
          "queryCondition": { "queryText": "DeviceEvents\n| take 1" },
          "schedule": { "period": "1H" },
          "detectionAction": { "alertTemplate": { "title": "An alert", "description": "What it does", "severity": "medium" } }
        }
        """;

    private const string Yaml = """
        displayName: A rule
        queryCondition:
          queryText: |-
            DeviceEvents
            | take 1
        schedule:
          frequency: PT1H
        detectionAction:
          alertTemplate:
            description: What it does
        """;

    [TestCase("/rule.json", Detection)]
    [TestCase("/rule.json", $"[ {Detection} ]")]
    [TestCase("/rule.json", $$"""{ "@odata.context": "x", "value": [ {{Detection}} ] }""")]
    [TestCase("/rule.json", $$"""{ "rule": {{Detection}}, "metadata": { "source": "Microsoft Graph API" } }""")]
    [TestCase("/rule.yaml", Yaml)]
    [TestCase("/rule.yaml", Detection)]
    public void A_custom_detection_is_a_rule(string path, string content)
    {
        var file = RuleFileReader.Read(new SourceText(path, content));
        var rule = file.Rules.Single();

        Assert.Multiple(() =>
        {
            Assert.That(file.Problems, Is.Empty);
            Assert.That(rule.Kind, Is.EqualTo(RuleKind.CustomDetection));
            Assert.That(rule.Title!.Value, Is.EqualTo("A rule"));
            Assert.That(rule.Description!.Value, Is.EqualTo("What it does"));
            Assert.That(rule.Metadata.Find("schedule"), Is.Not.Null);
            Assert.That(rule.Queries.Single().Text, Is.EqualTo("DeviceEvents\n| take 1"));
            Assert.That(rule.Queries.Single().Environment, Is.EqualTo(KustoEnvironment.DefenderXdr));
        });
    }

    [Test]
    public void Each_detection_of_a_list_and_each_document_is_a_rule()
    {
        Assert.That(RuleFileReader.Read(new SourceText("/rules.json", $"[ {Detection}, {{}}, 1, {Detection} ]")).Rules, Has.Length.EqualTo(2));
        Assert.That(RuleFileReader.Read(new SourceText("/rules.yaml", $"{Yaml}\n---\n{Yaml}\n---\nkind: NRT\nquery: T\n")).Rules, Has.Length.EqualTo(3));
    }

    [Test]
    public void The_environment_key_wins()
    {
        var rule = RuleFileReader.Read(new SourceText("/rule.yaml", Yaml + "\nenvironment: unified\n")).Rules.Single();
        Assert.That(rule.Queries.Single().Environment, Is.EqualTo(KustoEnvironment.Unified));
    }

    [TestCase("null")]
    [TestCase("\"defender-xdr\"")]
    public void An_environment_that_is_null_is_none(string environment)
    {
        var file = RuleFileReader.Read(new SourceText("/rule.json", $$"""{ "environment": {{environment}}, "displayName": "x", "queryCondition": { "queryText": "T" } }"""));
        Assert.That(file.Problems, Is.Empty);
        Assert.That(file.Rules.Single().Queries.Single().Environment, Is.EqualTo(KustoEnvironment.DefenderXdr));
    }

    [TestCase("/rule.json", """{ "queryCondition": { "queryText": "T" } }""")]
    [TestCase("/rule.json", """{ "displayName": "queryText", "queryCondition": { "field": "x" } }""")]
    [TestCase("/rule.json", """{ "displayName": "x", "queryCondition": "queryText" }""")]
    [TestCase("/rule.json", """{ "queryCondition": { "field": """)]
    [TestCase("/rule.yaml", "queryCondition:\n  queryText: T\n")]
    [TestCase("/rule.yaml", "displayName: x\nquery: [\n")]
    public void A_file_that_is_something_else_is_left_alone(string path, string content)
    {
        var file = RuleFileReader.Read(new SourceText(path, content));
        Assert.That(file.Rules, Is.Empty);
        Assert.That(file.Problems, Is.Empty);
    }

    [TestCase("/rule.json", """{ "schedule": {}, "queryCondition": { [|"queryText"|]: " // nothing yet" } }""", DiagnosticIds.QueryIsEmpty)]
    [TestCase("/rule.json", """{ "schedule": {}, "queryCondition": { "queryText": "T" [|"|]x": 1 } }""", DiagnosticIds.JsonIsInvalid)]
    [TestCase("/rule.yaml", "displayName: x\nqueryCondition:\n  [|queryText|]: ''\n", DiagnosticIds.QueryIsEmpty)]
    [TestCase("/rule.yaml", "displayName: [|@|]x\nqueryCondition:\n  queryText: T\n", DiagnosticIds.YamlIsInvalid)]
    public void What_is_wrong_is_found_at_its_place(string path, string marked, string id)
    {
        var (text, span) = Marked.Parse(path, marked);
        var problem = RuleFileReader.Read(text).Problems.Single();

        Assert.That(problem.Id, Is.EqualTo(id));
        Assert.That(problem.Location, Is.EqualTo(Location.Of(text, span)), problem.ToString());
    }
}
