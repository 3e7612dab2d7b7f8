using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class AttackEntryIsListedTwiceTests
{
    private const string Id = DiagnosticIds.AttackEntryIsListedTwice;

    [Test]
    public async Task The_second_of_two_equal_rows_is_found() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Links("| T1550.003 | Pass the Ticket | |", "| T1110 | Brute Force | |", "| [|T1550.003|] | Pass the Ticket | |"),
            "The entry 'T1550.003' is listed twice; take it out here.");

    [Test]
    public async Task A_list_names_nothing_twice() =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            AttackRules.Sentinel("tactics: [Persistence, Execution, [|Persistence|]]", "relevantTechniques: [T1078, [|t1078|]]"));

    [Test]
    public async Task A_technique_can_serve_two_tactics() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Subtechniques("| TA0002 - Execution | T1053 | 005 | |", "| TA0003 - Persistence | T1053 | 005 | |", "| TA0003 - Persistence | T1543 | 003 | |"));

    [Test]
    public async Task Two_tables_can_name_the_same() =>
        await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Links("| T1110 | Brute Force | |", "", "| Technique ID | Title | Link |", "|---|---|---|", "| T1110 | Brute Force | |"));
}
