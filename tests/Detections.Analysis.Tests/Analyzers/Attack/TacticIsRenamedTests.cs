using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TacticIsRenamedTests
{
    private const string Id = DiagnosticIds.TacticIsRenamed;

    [TestCase("T1027", "'Stealth'")]
    [TestCase("T1112", "'Defense Impairment'")]
    [TestCase("T1112, T1027", "'Stealth' and 'Defense Impairment', for its techniques are in both")]
    [TestCase("{|DET3003:T1562.001|}", "'Defense Impairment'")]
    [TestCase("No specific technique", "'Stealth' or 'Defense Impairment', whichever fits the rule")]
    [TestCase("T1027, {|DET3006:T1548.002|}", "'Stealth'")]
    public async Task The_techniques_decide_what_a_tactic_is_called_now(string techniques, string repair)
    {
        var text = AttackRules.Tactics($"| [|Defense Evasion|] | {techniques} |");
        await AttackRules.InDocument(Id).VerifyAsync(text);

        var found = await AttackRules.InDocument(Id).FindAsync(MarkedText.Parse(text).Text);

        Assert.That(found.Single(one => one.Id == Id).Message, Is.EqualTo($"The enterprise matrix of ATT&CK 19.1 has no tactic 'Defense Evasion'; write {repair}."));
    }

    [TestCase("// tactics: Persistence, [|defense-evasion|]\n// techniques: T1112, T1098\nDeviceProcessEvents | take 1\n", "rule.kql")]
    [TestCase("---\ntactics: [Persistence, [|DefenseEvasion|]]\ntechniques: [T1112, T1098]\n---\n# A rule\n\n```kql\nDeviceProcessEvents | take 1\n```\n", "rule.md")]
    public async Task Lists_are_looked_at(string marked, string file) => await new AnalyzerVerifier { Id = Id, FileName = file }.VerifyAsync(marked);

    [TestCase("| Stealth | T1027 |")]
    [TestCase("| TA0005 | T1027 |")]
    [TestCase("| Defense Evasion | T1406 |", TestName = "The_mobile_matrix_kept_the_name")]
    [TestCase("| Defense Evasion | {|DET3006:T1548.002|} |", TestName = "Where_no_technique_belongs_to_it_a_new_name_does_not_help")]
    public async Task Nothing_is_said(string row) => await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Tactics(row));

    [Test]
    public async Task A_Sentinel_rule_keeps_the_name_of_Sentinel() =>
        await AttackRules.InSentinel(Id).VerifyAsync(AttackRules.Sentinel("tactics: [DefenseEvasion]", "relevantTechniques: [T1027]"));

    [Test]
    public async Task The_version_before_has_the_old_name()
    {
        var verifier = AttackRules.InDocument(Id) with { Options = new AnalysisOptions { AttackVersion = AttackVersion.Version181 } };

        await verifier.VerifyAsync(AttackRules.Tactics("| Defense Evasion | T1027 |"));
        await verifier.VerifyAsync(AttackRules.Tactics("| [|Stealth|] | T1027 |"), "The enterprise matrix of ATT&CK 18.1 has no tactic 'Stealth'; write 'Defense Evasion'.");
    }

    [TestCase("[|Defense Evasion|]", "T1027", "Stealth")]
    [TestCase("[|TA0005 - Defense Evasion|]", "T1027", "TA0005 - Stealth")]
    [TestCase("[|TA0005 - Defense Evasion|]", "T1112", "TA0112 - Defense Impairment")]
    [TestCase("[|defense-evasion|]", "T1112", "defense-impairment")]
    [TestCase("[|DefenseEvasion|]", "T1112", "DefenseImpairment")]
    [TestCase("Persistence, [|Defense Evasion|]", "T1098, T1112", "Persistence, Defense Impairment")]
    public async Task The_new_name_is_written_in_the_form_of_the_old_one(string tactic, string techniques, string repaired) =>
        await AttackRules.InDocument(Id).VerifyFixAsync(AttackRules.Tactics($"| {tactic} | {techniques} |"), AttackRules.Tactics($"| {repaired} | {techniques} |"));

    [TestCase("| [|Defense Evasion|] | T1027, T1112 |", TestName = "Two_names_have_no_fix")]
    [TestCase("| [|Defense Evasion|], Stealth | T1027 |", TestName = "A_name_that_is_there_is_not_written_again")]
    public async Task There_is_no_fix(string row) => await AttackRules.InDocument(Id).VerifyNoFixAsync(AttackRules.Tactics(row));
}
