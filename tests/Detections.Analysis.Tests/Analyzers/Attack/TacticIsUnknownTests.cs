using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TacticIsUnknownTests
{
    private const string Id = DiagnosticIds.TacticIsUnknown;

    [Test]
    public async Task A_misspelled_tactic_is_found_with_the_one_that_was_meant() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Tactics("| [|Lateral Movment|] | T1021.006 Remote Services: Windows Remote Management |"),
            "ATT&CK has no tactic 'Lateral Movment'; write the name or the id of one that it has. Did you mean 'Lateral Movement' (TA0008)?");

    [Test]
    public async Task An_id_that_no_tactic_has_is_corrected_by_the_name_behind_it() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Subtechniques("| [|TA0088 - Lateral Movement|] | T1021 | 006 | Remote Services - Windows Remote Management |"),
            "ATT&CK has no tactic 'TA0088 - Lateral Movement'; write the name or the id of one that it has. Did you mean 'Lateral Movement' (TA0008)?");

    [Test]
    public async Task A_Sentinel_rule_is_told_the_name_Sentinel_accepts() =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            AttackRules.Sentinel("tactics: [Persistence, [|DefenceEvasion|]]"),
            "ATT&CK has no tactic 'DefenceEvasion'; write the name or the id of one that it has. Did you mean 'DefenseEvasion'?");

    [TestCase("| {|DET3010:Defense Evasion|} | T1218 |", TestName = "A_former_name_is_known")]
    [TestCase("| Stealth | T1218 |", TestName = "A_new_name_is_known")]
    [TestCase("| command-and-control | T1105 |", TestName = "A_short_name_is_known")]
    [TestCase("| Command & Control | T1105 |", TestName = "An_ampersand_is_and")]
    [TestCase("| TA0011 | T1105 |", TestName = "An_id_is_known")]
    [TestCase("| Persistence, Privilege Escalation | T1078 |", TestName = "A_cell_can_have_several_tactics")]
    [TestCase("| Persistence<br>Privilege Escalation | T1078 |", TestName = "A_cell_with_marks_in_it_is_left_alone")]
    [TestCase("| | T1078 |", TestName = "A_cell_can_be_empty")]
    [TestCase("| N/A | T1078 |", TestName = "A_rule_can_have_no_tactic")]
    public async Task Nothing_is_said(string row) => await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Tactics(row));

    [Test]
    public async Task The_tactics_of_Sentinel_are_known_whatever_ATTACK_calls_them() =>
        await AttackRules.InSentinel(Id).VerifyAsync(AttackRules.Sentinel("tactics:", "  - DefenseEvasion", "  - PreAttack", "  - ImpairProcessControl", "  - InhibitResponseFunction"));
}
