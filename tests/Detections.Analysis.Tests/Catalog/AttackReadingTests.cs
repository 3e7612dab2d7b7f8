using Detections.Analysis.Catalog;

namespace Detections.Analysis.Tests.Catalog;

/// <summary>What the catalog takes from the ATT&amp;CK tables and lists of a rule.</summary>
internal sealed class AttackReadingTests
{
    private const string Table = "| Technique ID | Title | Link |\n|---|---|---|\n";

    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_technique_without_a_tactic_counts_for_those_it_has_in_ATTACK()
    {
        var rule = await DocumentAsync(Table + "| T1053.005 | Scheduled Task | |\n");

        Assert.That(Tactics(rule), Is.EqualTo("(Execution): T1053.005; (Persistence): T1053.005; (Privilege Escalation): T1053.005"));
    }

    [Test]
    public async Task A_tactic_that_is_named_keeps_out_the_others_of_its_technique()
    {
        var rule = await YamlAsync("[Persistence]", "[T1053.005]");

        Assert.That(Tactics(rule), Is.EqualTo("Persistence: T1053.005"));
    }

    [Test]
    public async Task A_technique_that_belongs_to_none_of_the_named_tactics_brings_its_own()
    {
        var rule = await YamlAsync("[Impact]", "[T1021.006]");

        Assert.That(Tactics(rule), Is.EqualTo("Impact: ; (Lateral Movement): T1021.006"));
    }

    [Test]
    public async Task In_a_row_a_technique_stands_where_the_rule_puts_it()
    {
        var rule = await DocumentAsync("| Tactic | Techniques |\n|---|---|\n| Impact | T1021.006 Windows Remote Management |\n");

        Assert.That(Tactics(rule), Is.EqualTo("Impact: T1021.006"));
    }

    [TestCase("T1036", "Stealth: T1036")]
    [TestCase("T1686", "Defense Impairment: T1686")]
    [TestCase("T1036, T1686", "Stealth: T1036; Defense Impairment: T1686")]
    [TestCase("T1021", "Stealth: ; (Lateral Movement): T1021")]
    public async Task Defense_Evasion_is_what_its_techniques_make_it(string techniques, string expected) =>
        Assert.That(Tactics(await YamlAsync("[DefenseEvasion]", $"[{techniques}]")), Is.EqualTo(expected));

    [Test]
    public async Task A_technique_that_was_replaced_counts_for_the_one_that_took_its_place()
    {
        var rule = await DocumentAsync(Table + "| T1562.001 | Impair Defenses: Disable or Modify Tools | |\n");

        Assert.That(rule.Techniques.Single(), Is.EqualTo(new CatalogTechnique("T1562.001", "Impair Defenses: Disable or Modify Tools") { Current = "T1685" }));
        Assert.That(Tactics(rule), Is.EqualTo("(Defense Impairment): T1562.001"));
    }

    [Test]
    public async Task What_ATTACK_does_not_have_stays_as_the_rule_writes_it()
    {
        var rule = await YamlAsync("[Sabotage]", "[T9999]");

        Assert.That(Tactics(rule), Is.EqualTo("Sabotage: "));
        Assert.That(rule.Techniques.Single(), Is.EqualTo(new CatalogTechnique("T9999", null)));
    }

    private Task<CatalogRule> DocumentAsync(string table) => RuleAsync("a.md", $"# A\n\n{table}\n```kusto\nDeviceEvents\n```\n");

    private Task<CatalogRule> YamlAsync(string tactics, string techniques) => RuleAsync("a.yaml", $"kind: Scheduled\nname: A\ntactics: {tactics}\nrelevantTechniques: {techniques}\nquery: DeviceEvents\n");

    private async Task<CatalogRule> RuleAsync(string path, string content)
    {
        _folder.Write(path, content);
        return (await _folder.CatalogAsync()).Rules.Single();
    }

    // In brackets, those that the rule does not name.
    private static string Tactics(CatalogRule rule) =>
        string.Join("; ", rule.Tactics.Select(tactic => $"{(tactic.IsDeclared ? tactic.Name : $"({tactic.Name})")}: {string.Join(", ", tactic.Techniques.Select(technique => technique.Id))}"));
}
