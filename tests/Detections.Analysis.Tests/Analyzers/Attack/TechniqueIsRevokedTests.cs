using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TechniqueIsRevokedTests
{
    private const string Id = DiagnosticIds.TechniqueIsRevoked;

    [Test]
    public async Task The_last_successor_is_named_and_that_the_parent_changed() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Links(
                "| [|T1070.001|] | Indicator Removal: Clear Windows Event Logs | https://attack.mitre.org/techniques/T1070/001/ |",
                "| [|T1562.001|] | Impair Defenses: Disable or Modify Tools | https://attack.mitre.org/techniques/T1562/001/ |",
                "| [|T1086|] | PowerShell | https://attack.mitre.org/techniques/T1086 |"),
            "The technique 'T1070.001' was revoked; write 'T1685.005' (Disable or Modify Tools: Clear Windows Event Logs), a sub-technique of 'T1685' and not of 'T1070'.",
            "The technique 'T1562.001' was revoked; write 'T1685' (Disable or Modify Tools), which is not a sub-technique of 'T1562'.",
            "The technique 'T1086' was revoked; write 'T1059.001' (Command and Scripting Interpreter: PowerShell).");

    [Test]
    public async Task A_technique_and_its_subtechnique_in_two_cells_are_one() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Subtechniques("| TA0112 - Defense Impairment | [|T1562 | 007|] | Impair Defenses - Disable or Modify Cloud Firewall |"),
            "The technique 'T1562.007' was revoked; write 'T1686.001' (Disable or Modify System Firewall: Cloud Firewall), a sub-technique of 'T1686' and not of 'T1562'.");

    [Test]
    public async Task A_Sentinel_rule_is_not_told_to_write_what_Sentinel_may_refuse() =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            AttackRules.Sentinel("relevantTechniques:", "  - [|T1562.001|]", "  - [|T1089|]", "  - [|T1076|]"),
            "The technique 'T1562.001' was revoked; write 'T1685' (Disable or Modify Tools), which is not a sub-technique of 'T1562', or leave it where Sentinel does not accept that yet.",
            "The technique 'T1089' was revoked; write 'T1685' (Disable or Modify Tools), as soon as Sentinel accepts that.",
            "The technique 'T1076' was revoked; write 'T1021.001' (Remote Services: Remote Desktop Protocol).");

    [Test]
    public async Task A_custom_detection_is_not_told_to_write_what_Defender_may_refuse() =>
        await (new AnalyzerVerifier { FileName = "rule.json", Id = Id }).VerifyAsync(
            """{ "queryCondition": { "queryText": "DeviceProcessEvents | take 1" }, "detectionAction": { "alertTemplate": { "mitreTechniques": [ "[|T1562.001|]" ] } } }""",
            "The technique 'T1562.001' was revoked; write 'T1685' (Disable or Modify Tools), which is not a sub-technique of 'T1562', or leave it where Defender XDR does not accept that yet.");

    [Test]
    public async Task A_cell_that_does_not_read_as_it_is_written_is_marked_as_a_whole() =>
        await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Tactics("| Execution | [|T1047 **Windows** Management Instrumentation, T1086|] |"));

    [TestCase("| Technique ID | Title | Query |\n|---|---|---|\n| T1086 | PowerShell | x |")]
    [TestCase("| Tactic | Entry Count |\n|---|---|\n| Execution | T1086 |")]
    public async Task Other_tables_are_left_alone(string table) =>
        await AttackRules.InDocument(Id).VerifyAsync($"# A rule\n\n{table}\n\n```kql\nDeviceProcessEvents | take 1\n```\n");

    [TestCase("| [|T1070.001|] | Indicator Removal: Clear Windows Event Logs | https://attack.mitre.org/techniques/T1070/001/ |", "| T1685.005 | Disable or Modify Tools: Clear Windows Event Logs | https://attack.mitre.org/techniques/T1685/005/ |")]
    [TestCase("| [|T1070.001|] | Clear Windows Event Logs | [Link](https://attack.mitre.org/techniques/T1070/001) |", "| T1685.005 | Clear Windows Event Logs | [Link](https://attack.mitre.org/techniques/T1685/005) |")]
    [TestCase("| [|T1086|] | | https://example.com/T1086 |", "| T1059.001 | | https://example.com/T1086 |")]
    public async Task The_successor_is_written_with_its_name_and_its_link(string row, string repaired) =>
        await AttackRules.InDocument(Id).VerifyFixAsync(AttackRules.Links(row), AttackRules.Links(repaired));

    [TestCase("| TA0112 | [|T1562 | 001|] | Impair Defenses - Disable or Modify Tools |", "| TA0112 | T1685 |  | Disable or Modify Tools |")]
    [TestCase("| TA0112 | [|T1562 | 004|] | |", "| TA0112 | T1686 |  | |")]
    [TestCase("| TA0112 | [|T1562 | 002|] | Disable Windows Event Logging |", "| TA0112 | T1685 | 001 | Disable or Modify Windows Event Log |")]
    public async Task A_number_has_its_own_column(string row, string repaired) =>
        await AttackRules.InDocument(Id).VerifyFixAsync(AttackRules.Subtechniques(row), AttackRules.Subtechniques(repaired));

    [Test]
    public async Task Of_two_techniques_with_one_successor_one_is_left() =>
        await AttackRules.InDocument(Id).VerifyFixAsync(
            AttackRules.Tactics("| Defense Impairment | [|T1562.001|] Disable or Modify Tools, [|T1562.006|] Indicator Blocking, T1112 |", "| Execution | T1059.001, [|T1086|] PowerShell |"),
            AttackRules.Tactics("| Defense Impairment | T1685 Disable or Modify Tools, T1112 |", "| Execution | T1059.001 |"));

    [Test]
    public async Task A_list_keeps_its_form() =>
        await AttackRules.InSentinel(Id).VerifyFixAsync(
            AttackRules.Sentinel("relevantTechniques:", "  - '[|T1086|]'   # PowerShell", "  - [|T1076|]", "  - T1021.001"),
            AttackRules.Sentinel("relevantTechniques:", "  - 'T1059.001'   # PowerShell", "  - T1021.001"));

    [Test]
    public async Task Sentinel_is_not_given_what_it_does_not_know() =>
        await AttackRules.InSentinel(Id).VerifyNoFixAsync(AttackRules.Sentinel("relevantTechniques: [[|T1562.001|]]"));

    [TestCase("| [|T1070.001|] | Something else | |")]
    [TestCase("| [|T1562.002|] | Disable **Windows** Event Logging | |")]
    [TestCase("| **[|T**1070.001|] | | |")]
    public async Task There_is_no_fix_for_a_row(string row) => await AttackRules.InDocument(Id).VerifyNoFixAsync(AttackRules.Links(row));
}
