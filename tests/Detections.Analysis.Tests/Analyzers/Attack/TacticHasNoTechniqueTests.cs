using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TacticHasNoTechniqueTests
{
    private const string Id = DiagnosticIds.TacticHasNoTechnique;

    [Test]
    public async Task A_tactic_of_a_list_without_a_technique_is_found() =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            AttackRules.Sentinel("tactics: [Persistence, [|LateralMovement|]]", "relevantTechniques: [T1098]"),
            "The tactic 'LateralMovement' is declared without a technique of it; name the technique, or take the tactic out.");

    [TestCase("---\ntactics: Persistence, [|Collection|]\ntechniques: T1098\n---\n# A rule\n\n```kql\nDeviceProcessEvents | take 1\n```\n", "rule.md")]
    [TestCase("// tactics: Persistence, [|Collection|]\n// techniques: T1098\nDeviceProcessEvents | take 1\n", "rule.kql")]
    public async Task Front_matter_and_headers_are_looked_at(string marked, string file) =>
        await new AnalyzerVerifier { Id = Id, FileName = file }.VerifyAsync(marked);

    [TestCase("| [|Collection|] | |")]
    [TestCase("| [|Collection|] | - |")]
    public async Task A_row_with_nothing_but_a_tactic_is_found(string row) =>
        await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Tactics("| Persistence | T1098 |", row));

    [TestCase("| Collection | No specific technique |", TestName = "A_row_can_say_that_there_is_none")]
    [TestCase("| Persistence | |", TestName = "Another_row_can_have_the_technique")]
    [TestCase("| {|DET3001:Pwning|} | |", TestName = "A_tactic_that_nobody_knows_is_left_alone")]
    public async Task Nothing_is_said_of(string row) =>
        await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Tactics("| Persistence | T1098 |", row));

    [TestCase("tactics: [Persistence, Collection]", TestName = "A_rule_can_name_no_technique_at_all")]
    [TestCase("tactics: [Persistence, Collection]\nrelevantTechniques: [T1098, {|DET3006:T1110|}]", TestName = "A_technique_of_no_tactic_may_be_meant_for_any")]
    [TestCase("tactics: [Persistence, Collection]\nrelevantTechniques: [T1098, {|DET3003:T1086|}]", TestName = "A_technique_out_of_use_may_be_meant_for_any")]
    [TestCase("tactics: [Persistence, DefenseEvasion]\nrelevantTechniques: [T1098, T1112]", TestName = "A_tactic_of_Sentinel_has_the_techniques_of_its_successors")]
    public async Task Nothing_is_said_in_a_list(string lines) => await AttackRules.InSentinel(Id).VerifyAsync(AttackRules.Sentinel(lines));
}
