using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TechniqueHasAnotherNameTests
{
    private const string Id = DiagnosticIds.TechniqueHasAnotherName;

    [Test]
    public async Task The_name_of_another_technique_is_found() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Links("| T1134.002 | [|Application Layer Protocol|] | |"),
            "The name 'Application Layer Protocol' is that of 'T1071'; ATT&CK 19.1 calls 'T1134.002' 'Create Process with Token'.");

    [Test]
    public async Task An_old_name_is_said_to_be_old() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Subtechniques("| TA0006 - Credential Access | T1557 | 001 | [|Adversary-in-the-Middle - LLMNR/NBT-NS Poisoning and SMB Relay|] |"),
            "The name 'Adversary-in-the-Middle - LLMNR/NBT-NS Poisoning and SMB Relay' is an old one; ATT&CK 19.1 calls 'T1557.001' 'Adversary-in-the-Middle: Name Resolution Poisoning and SMB Relay'.");

    [Test]
    public async Task A_name_of_another_matrix_is_not_said_to_be_meant() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Tactics("| Command & Control | T1219 [|Remote Access Software|], T1105 Ingress Tool Transfer |"),
            "The name 'Remote Access Software' is not that of this id; ATT&CK 19.1 calls 'T1219' 'Remote Access Tools'.");

    [TestCase("T1021.002 Remote Services: SMB/Windows Admin Shares")]
    [TestCase("T1021.002 SMB/Windows admin shares")]
    [TestCase("T1021.002: Remote Services - SMB / Windows Admin Shares")]
    [TestCase("T1021.002 Remote Services")]
    [TestCase("T1021.002 (over SMB)")]
    [TestCase("T1021.002 Remote Services: SMB/Windows Admin Shares (PsExec)")]
    [TestCase("T1021.002 and T1078")]
    [TestCase("T1021.002, T1574.001 Hijack Execution Flow: DLL, T1110")]
    [TestCase("T1213.001 Data from Information Repositories: Confluence; T1078 Valid Accounts")]
    [TestCase("No specific technique")]
    public async Task Nothing_is_said(string cell) => await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Tactics($"| Lateral Movement, Collection, Credential Access, Execution, Stealth | {cell} |"));

    [Test]
    public async Task A_row_with_two_ids_has_a_name_of_neither() =>
        await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Links("| T1134.002, T1071 | Application Layer Protocol | |"));

    [Test]
    public async Task An_old_name_is_replaced_in_its_form() =>
        await AttackRules.InDocument(Id).VerifyFixAsync(
            AttackRules.Subtechniques("| TA0006 - Credential Access | T1557 | 001 | [|Adversary-in-the-Middle - LLMNR/NBT-NS Poisoning and SMB Relay|] |"),
            AttackRules.Subtechniques("| TA0006 - Credential Access | T1557 | 001 | Adversary-in-the-Middle - Name Resolution Poisoning and SMB Relay |"));

    [Test]
    public async Task A_name_that_nobody_knows_is_replaced_with_care() =>
        await AttackRules.InDocument(Id).VerifyFixAsync(
            AttackRules.Tactics("| Command & Control | T1219 [|Remote Access Software|], T1105 Ingress Tool Transfer |"),
            AttackRules.Tactics("| Command & Control | T1219 Remote Access Tools, T1105 Ingress Tool Transfer |"),
            FixSafety.Unsafe);

    [TestCase("| T1134.002 | [|Application Layer Protocol|] | |", TestName = "Whether_the_id_or_the_name_is_wrong_is_not_known")]
    [TestCase("| T1219 | [|Remote *Access* Software|] | |", TestName = "A_name_with_marks_inside_cannot_be_written")]
    public async Task There_is_no_fix(string row) => await AttackRules.InDocument(Id).VerifyNoFixAsync(AttackRules.Links(row));
}
