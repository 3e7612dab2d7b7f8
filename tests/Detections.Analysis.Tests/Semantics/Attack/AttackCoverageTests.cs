using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Attack;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Semantics.Attack;

internal sealed class AttackCoverageTests
{
    [Test]
    public void Commas_in_names_do_not_end_them()
    {
        var declared = Read("rule.md", Document("| Tactic | Techniques |\n|---|---|\n| Stealth | T1027 Files, Information, and More, T1036 Masquerading |"));

        Assert.That(declared.Techniques.Select(technique => (technique.Id.Value, technique.Name?.Value, technique.Tactic?.Value)), Is.EqualTo(new (string, string?, string?)[]
        {
            ("T1027", "Files, Information, and More", "Stealth"),
            ("T1036", "Masquerading", "Stealth"),
        }));
    }

    [Test]
    public void The_link_beside_an_id_is_kept()
    {
        var declared = Read("rule.md", Document("| Technique ID | Title | Link |\n|---|---|---|\n| T1036 | Masquerading | https://attack.mitre.org/techniques/T1036/ |"));

        Assert.That(declared.Techniques.Single().Link?.Value, Is.EqualTo("https://attack.mitre.org/techniques/T1036/"));
        Assert.That(declared.Tactics, Is.Empty);
    }

    [TestCase("rule.kql", "// tactics: Stealth, Execution\n// techniques: T1036, T1059.001\nDeviceInfo")]
    [TestCase("rule.yaml", "kind: NRT\ntactics: Stealth, Execution\nrelevantTechniques: T1036, T1059.001\nquery: DeviceInfo")]
    [TestCase("rule.yaml", "kind: NRT\ntactics: [Stealth, \"Execution\"]\nrelevantTechniques:\n  - 'T1036'\n  - T1059.001\nquery: DeviceInfo")]
    [TestCase("rule.md", "---\nTactics: [Stealth, Execution]\ntechniques: [T1036, T1059.001]\n---\n```kql\nDeviceInfo\n```\n")]
    public void Lists_are_read_in_every_form(string path, string content)
    {
        var text = new SourceText(path, content);
        var coverage = AttackCoverage.Of(text, RuleFileReader.Read(text).Rules.Single());
        var tactics = coverage.Declarations.SelectMany(declaration => declaration.Tactics).ToList();
        var ids = coverage.Declarations.SelectMany(declaration => declaration.Techniques).Select(technique => technique.Id).ToList();

        Assert.That(tactics.Select(tactic => tactic.Value), Is.EqualTo(new[] { "Stealth", "Execution" }));
        Assert.That(ids.Select(id => id.Value), Is.EqualTo(new[] { "T1036", "T1059.001" }));
        Assert.That(tactics.Concat(ids).Select(part => text.Substring(part.Span)), Is.EqualTo(new[] { "Stealth", "Execution", "T1036", "T1059.001" }));
    }

    [Test]
    public void The_tags_of_a_saved_search_are_read()
    {
        var text = new SourceText("rule.json", """
            {
              "type": "Microsoft.OperationalInsights/savedSearches",
              "properties": {
                "category": "Hunting Queries", "query": "T",
                "tags": [ { "name": "tactics", "value": "Stealth,\u0020Execution" }, { "name": "techniques", "value": "T1036,T1059" }, { "name": "subTechniques", "value": "T1059.001" } ]
              }
            }
            """);
        var coverage = AttackCoverage.Of(text, RuleFileReader.Read(text).Rules.Single());
        var techniques = coverage.Declarations.SelectMany(declaration => declaration.Techniques);
        var tactics = coverage.Declarations.SelectMany(declaration => declaration.Tactics);

        Assert.That(techniques.Select(technique => text.Substring(technique.Span)), Is.EqualTo(new[] { "T1036", "T1059", "T1059.001" }));
        Assert.That(tactics.Select(tactic => text.Substring(tactic.Span)), Is.EqualTo(new[] { "Stealth", "Execution" }));
    }

    [Test]
    public void A_template_expression_declares_nothing()
    {
        var text = new SourceText("rule.json", """
            {
              "type": "Microsoft.SecurityInsights/alertRules", "kind": "NRT",
              "properties": { "query": "T", "tactics": ["[parameters('tactic')]"], "techniques": "[split('T1036', ',')]" }
            }
            """);
        Assert.That(AttackCoverage.Of(text, RuleFileReader.Read(text).Rules.Single()).Declarations, Is.Empty);
    }

    [Test]
    public void The_alert_template_of_a_custom_detection_is_read()
    {
        var text = new SourceText("rule.yaml", """
            displayName: A rule
            queryCondition: { queryText: T }
            detectionAction:
              alertTemplate:
                category: Exploit
                mitreTechniques: [T1027]
                tactics:
                - tactic: Exploit
                  techniques:
                  - technique: T1036
                    subTechniques: [T1036.003, T1036.005]
                  - technique: T1059
                  - other: 1
                - 1
            """);
        var declarations = AttackCoverage.Of(text, RuleFileReader.Read(text).Rules.Single()).Declarations;
        var techniques = declarations.SelectMany(declaration => declaration.Techniques).ToList();

        Assert.That(declarations.SelectMany(declaration => declaration.Tactics), Is.Empty);
        Assert.That(techniques.Select(technique => (technique.Id.Value, technique.Tactic?.Value)), Is.EqualTo(new (string, string?)[]
        {
            ("T1027", null), ("T1036", "Exploit"), ("T1036.003", "Exploit"), ("T1036.005", "Exploit"), ("T1059", "Exploit"),
        }));
        Assert.That(techniques.Select(technique => text.Substring(technique.Span)), Is.EqualTo(techniques.Select(technique => technique.Id.Value)));
    }

    [TestCase("| TA0005 | T1036 | 003 | |", "T1036.003", "T1036 | 003")]
    [TestCase("| TA0005 | T1036 | | |", "T1036", "T1036")]
    [TestCase("| TA0005 | T1036 | - | |", "T1036", "T1036")]
    [TestCase("| TA0005 | T1036 | T1036.003 | |", "T1036.003", "T1036.003")]
    public void A_technique_and_its_subtechnique_are_put_together(string row, string id, string place)
    {
        var content = Document($"| Tactic | Technique | Subtechnique | Technique Name |\n|---|---|---|---|\n{row}");
        var technique = Read("rule.md", content).Techniques.Single();

        Assert.That(technique.Id.Value, Is.EqualTo(id));
        Assert.That(content.Substring(technique.Span.Start, technique.Span.Length), Is.EqualTo(place));
    }

    [TestCase("| TA0005 | T1036 | Rename | |")]
    [TestCase("| TA0005 | Masquerading | 003 | |")]
    public void A_row_that_cannot_be_read_says_nothing(string row) =>
        Assert.That(Read("rule.md", Document($"| Tactic | Technique | Subtechnique | Technique Name |\n|---|---|---|---|\n{row}")).Techniques, Is.Empty);

    private static AttackDeclaration Read(string path, string content)
    {
        var text = new SourceText(path, content);
        return AttackCoverage.Of(text, RuleFileReader.Read(text).Rules.Single()).Declarations.Single();
    }

    private static string Document(string table) => $"# A rule\n\n{table}\n\n```kql\nDeviceInfo\n```\n";
}
