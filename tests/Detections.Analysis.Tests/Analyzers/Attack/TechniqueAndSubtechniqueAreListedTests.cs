using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TechniqueAndSubtechniqueAreListedTests
{
    private const string Id = DiagnosticIds.TechniqueAndSubtechniqueAreListed;

    [Test]
    public async Task A_technique_beside_its_own_subtechnique_is_found() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Tactics("| Execution | [|T1059|] Command and Scripting Interpreter, T1059.001 PowerShell |", "| Lateral Movement | T1021.006 |"),
            "The technique 'T1059' is listed together with its own sub-technique 'T1059.001'; take it out where the rule detects no more of it.");

    [Test]
    public async Task Two_subtechniques_of_one_technique_are_fine() =>
        await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Tactics("| Execution | T1059.001, T1059.003, T1047 |"));

    [Test]
    public async Task A_list_can_name_both() =>
        await AttackRules.InSentinel(Id).VerifyAsync(AttackRules.Sentinel("relevantTechniques: [T1059, T1059.001]"));

    [TestCase("| Execution | [|T1059|] Command and Scripting Interpreter, T1059.001 PowerShell |", "| Execution | T1059.001 PowerShell |")]
    [TestCase("| Execution | T1059.001 PowerShell, [|T1059|] Command and Scripting Interpreter |", "| Execution | T1059.001 PowerShell |")]
    public async Task The_technique_can_be_taken_out(string row, string repaired) =>
        await AttackRules.InDocument(Id).VerifyFixAsync(AttackRules.Tactics(row), AttackRules.Tactics(repaired), FixSafety.Unsafe);
}
