using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TechniqueHasAnotherTacticTests
{
    private const string Id = DiagnosticIds.TechniqueHasAnotherTactic;

    [Test]
    public async Task A_technique_is_held_to_the_tactic_of_its_row() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Tactics("| Execution | T1059.001 PowerShell, [|T1110|] Brute Force |", "| Credential Access | T1003 |"),
            "In ATT&CK 19.1 the technique 'T1110' (Brute Force) does not belong to 'Execution'; declare it under 'Credential Access'.");

    [Test]
    public async Task A_subtechnique_has_tactics_of_its_own() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Subtechniques("| TA0006 - Credential Access | [|T1550 | 003|] | |", "| TA0008 - Lateral Movement | T1550 | 003 | |"));

    [Test]
    public async Task A_technique_of_a_list_is_held_to_all_tactics_of_the_rule() =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            AttackRules.Sentinel("tactics: [Execution, Persistence]", "relevantTechniques:", "  - T1059", "  - [|T1195.002|]", "  - T1098"),
            "In ATT&CK 19.1 the technique 'T1195.002' (Supply Chain Compromise: Compromise Software Supply Chain) does not belong to 'Execution' or 'Persistence'; declare it under 'InitialAccess'.");

    [Test]
    public async Task A_header_is_held_to_its_tactics() =>
        await new AnalyzerVerifier { Id = Id }.VerifyAsync("// tactics: Impact\n// techniques: T1486, [|T1105|]\nDeviceProcessEvents | take 1\n");

    [Test]
    public async Task Front_matter_is_held_to_its_tactics() =>
        await AttackRules.InDocument(Id).VerifyAsync("---\ntactics: [Impact]\ntechniques: [T1486, [|T1105|]]\n---\n# A rule\n\n```kql\nDeviceProcessEvents | take 1\n```\n");

    [Test]
    public async Task A_Sentinel_rule_is_told_names_that_Sentinel_accepts() =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            AttackRules.Sentinel("tactics: [Impact]", "relevantTechniques: [T1486, [|T1027|]]"),
            "In ATT&CK 19.1 the technique 'T1027' (Obfuscated Files or Information) does not belong to 'Impact'; declare it under 'DefenseEvasion'.");

    // ATT&CK 19 moved these techniques; Sentinel still has them where they were.
    [TestCase("DefenseEvasion", "T1548.002")]
    [TestCase("Persistence", "T1574.001")]
    [TestCase("DefenseEvasion", "T1112")]
    [TestCase("PreAttack", "T1595")]
    [TestCase("ImpairProcessControl", "T0836")]
    public async Task A_Sentinel_rule_is_held_to_what_Sentinel_has(string tactic, string technique) =>
        await AttackRules.InSentinel(Id).VerifyAsync(AttackRules.Sentinel($"tactics: [{tactic}]", $"relevantTechniques: [{technique}]"));

    [TestCase("| {|DET3010:Defense Evasion|} | T1027, T1685 |", TestName = "What_a_tactic_was_split_into_is_under_its_old_name")]
    [TestCase("| Persistence, Privilege Escalation | T1068, T1098 |", TestName = "One_of_several_tactics_in_a_cell_is_enough")]
    [TestCase("| Persistence<br>Privilege Escalation | T1110 |", TestName = "A_cell_that_cannot_be_read_says_nothing")]
    [TestCase("| {|DET3001:Pwning|} | T1110 |", TestName = "A_tactic_that_nobody_knows_says_nothing")]
    [TestCase("| | T1110 |", TestName = "An_empty_cell_says_nothing")]
    [TestCase("| Execution | {|DET3003:T1086|} PowerShell, {|DET3004:T1064|} |", TestName = "The_tactics_of_a_technique_out_of_use_are_not_known")]
    [TestCase("| Defense Evasion | T1406 |", TestName = "A_mobile_technique_has_mobile_tactics")]
    public async Task Nothing_is_said(string row) => await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Tactics(row));

    [Test]
    public async Task Without_tactics_nothing_is_said() =>
        await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Links("| T1110 | Brute Force | |"));

    [Test]
    public async Task The_older_version_has_its_own_tactics() =>
        await (AttackRules.InDocument(Id) with { Options = new AnalysisOptions { AttackVersion = AttackVersion.Version181 } })
            .VerifyAsync(AttackRules.Tactics("| Defense Evasion | T1550.003, [|T1110|] |"));
}
