using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.RuleFiles;

internal sealed class SentinelYamlReaderTests
{
    [Test]
    public void A_place_in_a_literal_block_is_at_its_own_column_and_not_four_to_the_left()
    {
        var text = Yaml("kind: Scheduled\nname: x\nquery: |\n    DeviceEvents | where Nmae == 1\n");
        var query = Read(text).Rules.Single().Queries.Single();
        var place = query.Map.ToFile(new TextSpan(query.Text.IndexOf("Nmae", StringComparison.Ordinal), 4));
        // A peer that counts from the start of the decoded line reports column 21.
        Assert.That(Location.Of(text, place).ToString(), Is.EqualTo("/rule.yaml(4,26,4,30)"));
    }

    [TestCase("kind: Scheduled", RuleKind.ScheduledAnalytics, KustoEnvironment.Sentinel)]
    [TestCase("kind: scheduled", RuleKind.ScheduledAnalytics, KustoEnvironment.Sentinel)]
    [TestCase("kind: \"NRT\" # fast", RuleKind.NearRealTimeAnalytics, KustoEnvironment.Sentinel)]
    [TestCase("triggerOperator: gt", RuleKind.ScheduledAnalytics, KustoEnvironment.Sentinel)]
    [TestCase("kind: Schedled\nqueryPeriod: 1d", RuleKind.ScheduledAnalytics, KustoEnvironment.Sentinel)]
    [TestCase("kind: Hunting", RuleKind.HuntingQuery, null)]
    [TestCase("tactics: [Execution]", RuleKind.HuntingQuery, null)]
    [TestCase("requiredDataConnectors: []", RuleKind.HuntingQuery, null)]
    public void The_top_level_keys_tell_what_a_rule_is(string keys, RuleKind kind, KustoEnvironment? environment)
    {
        var rule = Read(Yaml($"id: 1\nname: A rule\ndescription: 'What it does'\n{keys}\nquery: T | take 1\n")).Rules.Single();
        Assert.Multiple(() =>
        {
            Assert.That(rule.Kind, Is.EqualTo(kind));
            Assert.That(rule.Title!.Value, Is.EqualTo("A rule"));
            Assert.That(rule.Description!.Value, Is.EqualTo("What it does"));
            Assert.That(rule.Queries.Single().Text, Is.EqualTo("T | take 1"));
            Assert.That(rule.Queries.Single().Environment, Is.EqualTo(environment));
        });
    }

    [TestCase("Function:\n  Title: Parser for X\nFunctionName: X\nFunctionQuery: |\n  T\n", "Parser for X")]
    [TestCase("Parser:\n  Title: ASIM X\n  Version: '0.1'\nParserName: imX\nParserQuery: |\n  T\n", "ASIM X")]
    [TestCase("ParserName: imX\nParserQuery: |\n  T\n", "imX")]
    public void A_parser_is_a_function_of_a_workspace(string yaml, string title)
    {
        var rule = Read(Yaml("Description: D\n" + yaml)).Rules.Single();
        Assert.Multiple(() =>
        {
            Assert.That(rule.Kind, Is.EqualTo(RuleKind.Function));
            Assert.That(rule.Title!.Value, Is.EqualTo(title));
            Assert.That(rule.Description!.Value, Is.EqualTo("D"));
            Assert.That(rule.Queries.Single().Text, Is.EqualTo("T\n"));
            Assert.That(rule.Queries.Single().Environment, Is.EqualTo(KustoEnvironment.Sentinel));
        });
    }

    [TestCase("version: '3'\nservices:\n  db:\n    image: x\n")]
    [TestCase("services:\n\tquery: [\n")]
    [TestCase("on: push\njobs:\n  query:\n    runs-on: ${{ x }}: y: z\n")]
    [TestCase("tables:\n  - name: T\n    description: for a query\n")]
    [TestCase("kind: Deployment\nmetadata:\n  name: query\n")]
    [TestCase("kind: Fusion\ntactics: [Impact]\n# no query\n")]
    [TestCase("name: osquery pack\nquery: SELECT 1;\ninterval: 10\n")]
    [TestCase("name: alert\nseverity: high\nquery: [broken\n")]
    [TestCase("- query: T\n  kind: NRT\n")]
    [TestCase("query")]
    [TestCase("")]
    public void Yaml_that_is_something_else_is_left_alone(string yaml)
    {
        var file = Read(Yaml(yaml));
        Assert.That(file.Rules, Is.Empty);
        Assert.That(file.Problems, Is.Empty);
    }

    [TestCase("kind: NRT # fast\nquery: |\n  T\nname: [|@|]x\n")]
    [TestCase("query: \"T | where x == \"[|a\"|]\ntactics: []\n")]
    [TestCase("triggerOperator: gt\nquery: [|\"|]T\n")]
    public void Broken_yaml_of_a_rule_is_found_at_its_place(string marked)
    {
        var (text, span) = Marked.Parse("/rule.yaml", marked);
        var file = Read(text);
        Assert.That(file.Rules, Is.Empty);
        var problem = file.Problems.Single();
        Assert.That(problem.Id, Is.EqualTo(DiagnosticIds.YamlIsInvalid));
        Assert.That(problem.Location, Is.EqualTo(Location.Of(text, span)), problem.ToString());
    }

    [TestCase("kind: NRT\n[|query|]:\n")]
    [TestCase("kind: NRT\n[|query|]: ''\n")]
    [TestCase("kind: NRT\n[|query|]: |\n\n  // nothing yet\n\nname: x\n")]
    public void An_empty_query_is_found_at_its_key(string marked)
    {
        var (text, span) = Marked.Parse("/rule.yaml", marked);
        var problem = Read(text).Problems.Single();
        Assert.That(problem.Id, Is.EqualTo(DiagnosticIds.QueryIsEmpty));
        Assert.That(problem.Location, Is.EqualTo(Location.Of(text, span)));
    }

    [Test]
    public void Each_document_of_a_file_is_a_rule()
    {
        var rules = Read(Yaml("kind: NRT\nname: a\nquery: T\n---\nkind: Scheduled\nname: b\nquery: U\n")).Rules;
        Assert.That(rules.Select(rule => rule.Title!.Value), Is.EqualTo(["a", "b"]));
    }

    [Test]
    public void The_environment_key_wins()
    {
        var rule = Read(Yaml("kind: NRT\nenvironment: Unified\nquery: T\n")).Rules.Single();
        Assert.That(rule.Queries.Single().Environment, Is.EqualTo(KustoEnvironment.Unified));
    }

    [Test]
    public void An_unknown_environment_is_found_and_the_rule_is_kept()
    {
        var (text, span) = Marked.Parse("/rule.yaml", "kind: NRT\nenvironment: [|sentinal|]\nquery: T\n");
        var file = Read(text);
        var problem = file.Problems.Single();
        Assert.Multiple(() =>
        {
            Assert.That(problem.Location, Is.EqualTo(Location.Of(text, span)));
            Assert.That(problem.Message, Is.EqualTo(
                "The environment 'sentinal' is unknown; use 'sentinel', 'defender-xdr' or 'unified'. Did you mean 'sentinel'?"));
            Assert.That(file.Rules.Single().Queries.Single().Environment, Is.EqualTo(KustoEnvironment.Sentinel));
        });
    }

    [Test]
    public void The_query_of_a_rule_stands_where_its_own_text_stands()
    {
        var (text, span) = Marked.Parse("/rule.yaml", "kind: NRT\nquery: |-\n  [|T\n  | take 1|]\n\nname: x\n");
        Assert.That(Read(text).Rules.Single().Queries.Single().Span, Is.EqualTo(span));
    }

    private static SourceText Yaml(string content) => new("/rule.yaml", content);

    private static RuleFile Read(SourceText text) => RuleFileReader.Read(text);
}
