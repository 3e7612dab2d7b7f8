using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TacticIsRefusedBySentinelTests
{
    private const string Id = DiagnosticIds.TacticIsRefusedBySentinel;

    [TestCase("Stealth", "DefenseEvasion")]
    [TestCase("DefenseImpairment", "DefenseEvasion")]
    [TestCase("Lateral Movement", "LateralMovement")]
    [TestCase("command-and-control", "CommandAndControl")]
    [TestCase("TA0008", "LateralMovement")]
    public async Task What_Sentinel_accepts_is_named(string tactic, string accepted) =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            AttackRules.Sentinel("tactics:", "  - Persistence", $"  - [|{tactic}|]"),
            $"Microsoft Sentinel does not accept the tactic '{tactic}'; write '{accepted}'.");

    [TestCase("DefenseEvasion")]
    [TestCase("Evasion")]
    [TestCase("PreAttack")]
    [TestCase("lateralmovement")]
    [TestCase("{|DET3001:Pwning|}")]
    public async Task Nothing_is_said_of(string tactic) => await AttackRules.InSentinel(Id).VerifyAsync(AttackRules.Sentinel($"tactics: ['{tactic}']"));

    [Test]
    public async Task Other_rules_have_the_names_of_ATTACK() => await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Tactics("| Lateral Movement | T1021 |"));

    [Test]
    public async Task The_accepted_name_is_written() =>
        await AttackRules.InSentinel(Id).VerifyFixAsync(
            AttackRules.Sentinel("tactics: ['[|Lateral Movement|]', [|Stealth|]]  # both"),
            AttackRules.Sentinel("tactics: ['LateralMovement', DefenseEvasion]  # both"));

    [Test]
    public async Task Two_tactics_that_Sentinel_has_as_one_become_one() =>
        await AttackRules.InSentinel(Id).VerifyFixAsync(
            AttackRules.Sentinel("tactics:", "  - [|Stealth|]", "  - [|DefenseImpairment|]", "  - Impact"),
            AttackRules.Sentinel("tactics:", "  - DefenseEvasion", "  - Impact"));
}
