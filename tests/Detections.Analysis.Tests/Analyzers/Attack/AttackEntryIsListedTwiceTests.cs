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
            AttackRules.Sentinel("tactics: [Persistence, InitialAccess, [|Persistence|]]", "relevantTechniques: [T1078, [|t1078|]]"));

    [Test]
    public async Task A_technique_can_serve_two_tactics() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Subtechniques("| TA0002 - Execution | T1053 | 005 | |", "| TA0003 - Persistence | T1053 | 005 | |", "| TA0003 - Persistence | T1543 | 003 | |"));

    [Test]
    public async Task Two_tables_can_name_the_same() =>
        await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Links("| T1110 | Brute Force | |", "", "| Technique ID | Title | Link |", "|---|---|---|", "| T1110 | Brute Force | |"));

    [TestCase("| T1110 | | |\n| T1078 | | |\n| [|T1110|] | Brute Force | |", "| T1110 | | |\n| T1078 | | |")]
    public async Task The_second_row_is_taken_out(string rows, string repaired) =>
        await AttackRules.InDocument(Id).VerifyFixAsync(AttackRules.Links(rows), AttackRules.Links(repaired));

    [TestCase("T1110, T1552 Unsecured Credentials, [|T1110|] Brute Force", "T1110, T1552 Unsecured Credentials")]
    [TestCase("T1110, [|T1110|]; T1552", "T1110; T1552")]
    [TestCase("[|T1110 Brute Force<br>T1110|]", null)]
    [TestCase("T1110 when slow, [|T1110|] when fast", null)]
    public async Task The_second_entry_of_a_cell_is_taken_out(string cell, string? repaired)
    {
        var verifier = AttackRules.InDocument(Id);
        var marked = AttackRules.Tactics($"| Credential Access | {cell} |");
        if (repaired is null)
            await verifier.VerifyNoFixAsync(marked);
        else
            await verifier.VerifyFixAsync(marked, AttackRules.Tactics($"| Credential Access | {repaired} |"));
    }

    [TestCase("tactics: [Impact, Execution, '[|Impact|]']", "tactics: [Impact, Execution]")]
    [TestCase("tactics: Impact, Execution, [|Impact|]  # twice", "tactics: Impact, Execution  # twice")]
    [TestCase("tactics:\n- Impact\n- Execution\n- [|Impact|]", "tactics:\n- Impact\n- Execution")]
    [TestCase("relevantTechniques: [\n  T1110,\n  [|T1110|]\n]", "relevantTechniques: [\n  T1110\n]")]
    [TestCase("relevantTechniques:\n  - T1110\n\n  - \"[|T1110|]\"\n  # others\n  - T1078", "relevantTechniques:\n  - T1110\n\n  # others\n  - T1078")]
    [TestCase("relevantTechniques:\n  - T1110\n  - [|T1110|] # why", null)]
    [TestCase("relevantTechniques: [T1110, # why\n  [|T1110|]]", null)]
    [TestCase("relevantTechniques: [&a [|T1110|], *a]", null)]
    public async Task The_second_entry_of_a_list_is_taken_out(string lines, string? repaired)
    {
        var verifier = AttackRules.InSentinel(Id);
        if (repaired is null)
            await verifier.VerifyNoFixAsync(AttackRules.Sentinel(lines));
        else
            await verifier.VerifyFixAsync(AttackRules.Sentinel(lines), AttackRules.Sentinel(repaired));
    }

    [Test]
    public async Task Line_ends_stay_as_they_are() =>
        await AttackRules.InSentinel(Id).VerifyFixAsync(
            AttackRules.Sentinel("tactics:", "- Impact", "- [|Impact|]", "").Replace("\n", "\r\n", StringComparison.Ordinal),
            AttackRules.Sentinel("tactics:", "- Impact", "").Replace("\n", "\r\n", StringComparison.Ordinal));
}
