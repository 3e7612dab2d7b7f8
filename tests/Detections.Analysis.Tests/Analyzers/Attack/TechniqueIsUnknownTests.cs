using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TechniqueIsUnknownTests
{
    private const string Id = DiagnosticIds.TechniqueIsUnknown;

    [Test]
    public async Task The_name_beside_the_id_tells_which_one_was_meant() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Tactics("| Lateral Movement | T1021.002 Remote Services: SMB/Windows Admin Shares, [|T1021.066|] Remote Services: Windows Remote Management |"),
            "ATT&CK 19.1 has no technique 'T1021.066'; write the id of one that it has. Did you mean 'T1021.006' (Remote Services: Windows Remote Management)?");

    [Test]
    public async Task Without_a_name_the_nearest_id_is_offered() =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            AttackRules.Sentinel("relevantTechniques:", "  - T1078", "  - '[|T1021.016|]'"),
            "ATT&CK 19.1 has no technique 'T1021.016'; write the id of one that it has. Did you mean 'T1021.006' (Remote Services: Windows Remote Management)?");

    [Test]
    public async Task An_id_that_resembles_none_is_found_without_a_guess() =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            AttackRules.Sentinel("relevantTechniques: [[|T9999|]]"),
            "ATT&CK 19.1 has no technique 'T9999'; write the id of one that it has.");

    [Test]
    public async Task The_cells_of_technique_and_subtechnique_are_one_place() =>
        await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Subtechniques("| TA0008 - Lateral Movement | [|T1021 | 066|] | |"));

    [TestCase("T0890")]
    [TestCase("T1404")]
    [TestCase("t1078.004")]
    public async Task All_matrices_and_letter_cases_are_known(string id) =>
        await AttackRules.InSentinel(Id).VerifyAsync(AttackRules.Sentinel($"relevantTechniques: [{id}]"));

    [Test]
    public async Task The_name_decides_the_id() =>
        await AttackRules.InDocument(Id).VerifyFixAsync(
            AttackRules.Links("| [|T1021.066|] | Windows Remote Management | https://attack.mitre.org/techniques/T1021/066/ |"),
            AttackRules.Links("| T1021.006 | Windows Remote Management | https://attack.mitre.org/techniques/T1021/006/ |"));

    [Test]
    public async Task A_guess_is_no_fix() =>
        await AttackRules.InSentinel(Id).VerifyNoFixAsync(AttackRules.Sentinel("relevantTechniques: [[|T1021.016|]]"));
}
