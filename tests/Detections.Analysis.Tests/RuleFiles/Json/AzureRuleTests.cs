using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.RuleFiles.Json;

internal sealed class AzureRuleTests
{
    private const string AlertRule = "Microsoft.OperationalInsights/workspaces/providers/alertRules";
    private const string SavedSearch = "Microsoft.OperationalInsights/workspaces/savedSearches";

    [TestCase(AlertRule, "\"kind\": \"Scheduled\",", "", RuleKind.ScheduledAnalytics)]
    [TestCase("Microsoft.SecurityInsights/alertRules", "\"kind\": \"NRT\",", "", RuleKind.NearRealTimeAnalytics)]
    [TestCase("microsoft.securityinsights/ALERTRULES", "\"Kind\": \"scheduled\",", "", RuleKind.ScheduledAnalytics)]
    [TestCase(SavedSearch, "", "\"category\": \"Hunting Queries\",", RuleKind.HuntingQuery)]
    [TestCase("Microsoft.OperationalInsights/savedSearches", "", "\"Category\": \"hunting queries\",", RuleKind.HuntingQuery)]
    [TestCase(SavedSearch, "", "\"category\": \"Contoso\", \"functionAlias\": \"contoso_logons\",", RuleKind.Function)]
    [TestCase(SavedSearch, "", "\"category\": \"Contoso\", \"functionAlias\": \"[parameters('name')]\",", RuleKind.Function)]
    public void A_resource_is_a_rule(string type, string keys, string properties, RuleKind kind)
    {
        var rule = Read(Template($$"""
            { "type": "{{type}}", {{keys}} "properties": { {{properties}} "displayName": "A rule", "description": "What it does", "query": "T\n| take 1" } }
            """)).Rules.Single();

        Assert.Multiple(() =>
        {
            Assert.That(rule.Kind, Is.EqualTo(kind));
            Assert.That(rule.IsAzureResource);
            Assert.That(rule.Title!.Value, Is.EqualTo("A rule"));
            Assert.That(rule.Description!.Value, Is.EqualTo("What it does"));
            Assert.That(rule.Metadata.FindScalar("displayName")!.Value, Is.EqualTo("A rule"));
            Assert.That(rule.Queries.Single().Text, Is.EqualTo("T\n| take 1"));
            Assert.That(rule.Queries.Single().Environment, Is.EqualTo(KustoEnvironment.Sentinel));
        });
    }

    [TestCase("{{0}}", TestName = "One resource of an export")]
    [TestCase("[ {{0}} ]", TestName = "A list")]
    [TestCase("""{ "value": [ {{0}} ], "nextLink": null }""", TestName = "An answer of the REST API")]
    [TestCase("""{ "resources": [ {{0}} ] }""", TestName = "A template")]
    [TestCase("""{ "languageVersion": "2.0", "resources": { "rule": {{0}} } }""", TestName = "A template with symbolic names")]
    [TestCase("""{ "resources": [ { "type": "Microsoft.OperationalInsights/workspaces", "resources": [ {{0}} ] } ] }""", TestName = "A child with its whole type")]
    [TestCase("""{ "resources": [ { "type": "Microsoft.Resources/deployments", "properties": { "template": { "resources": [ {{0}} ] } } } ] }""", TestName = "A template in a template")]
    public void A_rule_stands_in_many_places(string document)
    {
        var rule = Rule("\"query\": \"T\"");
        Assert.That(Read(document.Replace("{{0}}", rule, StringComparison.Ordinal)).Rules.Single().Kind, Is.EqualTo(RuleKind.NearRealTimeAnalytics));
    }

    [TestCase("providers/alertRules", RuleKind.NearRealTimeAnalytics)]
    [TestCase("savedSearches", RuleKind.HuntingQuery)]
    public void A_child_names_its_own_part_of_the_type(string type, RuleKind kind)
    {
        var file = Read(Template($$"""
            {
              "type": "Microsoft.OperationalInsights/workspaces",
              "resources": [ { "type": "{{type}}", "kind": "NRT", "properties": { "category": "Hunting Queries", "query": "T" } } ]
            }
            """));
        Assert.That(file.Rules.Single().Kind, Is.EqualTo(kind));
    }

    [Test]
    public void Each_resource_is_a_rule()
    {
        var rules = Read(Template($"{Rule("\"displayName\": \"a\", \"query\": \"T\"")}, {Rule("\"displayName\": \"b\", \"query\": \"T\"")}")).Rules;
        Assert.That(rules.Select(rule => rule.Title!.Value), Is.EqualTo(["a", "b"]));
    }

    [TestCase("""{ "name": "web", "scripts": { "query": "alertRules" }, "x": "savedSearches" }""")]
    [TestCase("""{ "query": 1, "type": "Microsoft.Insights/workbooks", """)]
    [TestCase("""{ "savedSearches": [ """)]
    [TestCase("")]
    [TestCase("not JSON")]
    public void Json_that_is_something_else_is_left_alone(string json) => AssertLeftAlone(json);

    [TestCase("Microsoft.Insights/workbooks", "Scheduled", "\"query\": \"T\"")]
    [TestCase("Microsoft.SecurityInsights/alertRuleTemplates", "Scheduled", "\"query\": \"T\"")]
    [TestCase(AlertRule, "Fusion", "\"query\": \"T\"")]
    [TestCase(AlertRule, "[parameters('kind')]", "\"query\": \"T\"")]
    [TestCase(AlertRule, "NRT", "\"query\": \"[concat('T | where x == ', parameters('x'))]\"")]
    [TestCase(AlertRule, "NRT", "\"query\": {}")]
    [TestCase(AlertRule, "NRT", "\"displayName\": \"query\"")]
    [TestCase(SavedSearch, "", "\"category\": \"General\", \"query\": \"T\"")]
    [TestCase(SavedSearch, "", "\"functionAlias\": \"\", \"query\": \"T\"")]
    public void A_resource_that_is_no_rule_or_has_no_known_query_is_left_alone(string type, string kind, string properties) =>
        AssertLeftAlone(Template($$"""
            { "type": "{{type}}", "kind": "{{kind}}", "properties": { {{properties}} } }, { "x": "alertRules", "y": "query" }
            """));

    [Test]
    public void A_resource_without_properties_is_left_alone() =>
        AssertLeftAlone($$"""{ "resources": [ { "type": "{{AlertRule}}", "kind": "NRT", "existing": true, "properties": "[variables('query')]" }, "query", 1, {} ] }""");

    [Test]
    public void Expressions_are_unknown_and_a_doubled_bracket_is_one()
    {
        var text = new SourceText("/rule.json", Template(Rule("""
            "displayName": "[concat('a', 'b')]", "tactics": ["[parameters('tactic')]", "Execution"], "severity": "[x", "query": "[['T'] | where x in~ ['a']"
            """)));
        var rule = RuleFileReader.Read(text).Rules.Single();
        var query = rule.Queries.Single();

        Assert.Multiple(() =>
        {
            Assert.That(rule.Title, Is.Null);
            Assert.That(rule.Metadata.Find("displayName"), Is.TypeOf<MetadataUnknown>());
            Assert.That(((MetadataSequence)rule.Metadata.Find("tactics")!).Items[0], Is.TypeOf<MetadataUnknown>());
            Assert.That(rule.Metadata.FindScalar("severity")!.Value, Is.EqualTo("[x"));
            Assert.That(query.Text, Is.EqualTo("['T'] | where x in~ ['a']"));
            Assert.That(text.Substring(query.Span), Is.EqualTo(query.Text));
            Assert.That(text.Substring(query.Map.ToFile(new TextSpan(1, 3))), Is.EqualTo("'T'"));
        });
    }

    [Test]
    public void The_tags_of_a_hunting_query_describe_it()
    {
        var rule = Read(Template($$"""
            { "type": "{{SavedSearch}}", "properties": { "category": "Hunting Queries", "query": "T", "tags": [ 1, { "name": "description", "value": "What it does" } ] } }
            """)).Rules.Single();
        Assert.That(rule.Description!.Value, Is.EqualTo("What it does"));
    }

    [TestCase("\"query\": \"T\",[|,|]")]
    [TestCase("\"query\": \"T | where x matches regex '[|\\d|]+'\"")]
    [TestCase("\"query\": \"T | where x == \"[|a|]\"\"")]
    public void Broken_json_of_a_rule_is_found_at_its_place(string properties)
    {
        var (text, span) = Marked.Parse("/rule.json", Template(Rule(properties)));
        var file = RuleFileReader.Read(text);

        Assert.That(file.Rules, Is.Empty);
        Assert.That(file.Problems.Single().Id, Is.EqualTo(DiagnosticIds.JsonIsInvalid));
        Assert.That(file.Problems.Single().Location, Is.EqualTo(Location.Of(text, span)), file.Problems.Single().ToString());
    }

    [TestCase("[|\"query\"|]: \"\"")]
    [TestCase("[|\"query\"|]: null")]
    [TestCase("[|\"query\"|]: \"// nothing yet\\n\"")]
    public void An_empty_query_is_found_at_its_key(string properties)
    {
        var (text, span) = Marked.Parse("/rule.json", Template(Rule(properties)));
        var problem = RuleFileReader.Read(text).Problems.Single();

        Assert.That(problem.Id, Is.EqualTo(DiagnosticIds.QueryIsEmpty));
        Assert.That(problem.Location, Is.EqualTo(Location.Of(text, span)));
    }

    private static string Rule(string properties) => $$"""{ "type": "{{AlertRule}}", "kind": "NRT", "properties": { {{properties}} } }""";

    private static string Template(string resources) => $$"""
        {
          "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          "parameters": { "workspace": { "type": "String" } }, // the workspace
          "resources": [ {{resources}} ]
        }
        """;

    private static void AssertLeftAlone(string json)
    {
        var file = Read(json);
        Assert.That(file.Rules, Is.Empty);
        Assert.That(file.Problems, Is.Empty);
    }

    private static RuleFile Read(string json) => RuleFileReader.Read(new SourceText("/rule.json", json));
}
