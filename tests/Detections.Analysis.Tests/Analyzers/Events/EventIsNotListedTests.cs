using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

internal sealed class EventIsNotListedTests
{
    private const string Id = DiagnosticIds.EventIsNotListed;
    private const string Logons = "SecurityEvent\n| where EventID in (4624, 4625)";
    private const string Failure = "| Security-Auditing | Event ID 4625 | An account failed to log on. |";
    private const string Logon = "| Security-Auditing | Event ID 4624 | An account was successfully logged on. |";

    [Test]
    public async Task An_event_that_the_query_names_is_missing_in_its_column() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Page(Logons, Failure).Replace("Event/ActionType", "[|Event/ActionType|]", StringComparison.Ordinal),
            "The query reads 'Event ID 4624' of 'Security-Auditing', which the event table does not list; add the row '| Security-Auditing | Event ID 4624 | An account was successfully logged on. |'.");

    [Test]
    public async Task The_fix_adds_the_row_where_pages_have_it() =>
        await EventRules.Verify(Id).VerifyFixAsync(
            EventRules.Page(Logons, Failure).Replace("Event/ActionType", "[|Event/ActionType|]", StringComparison.Ordinal),
            EventRules.Page(Logons, Logon, Failure));

    [Test]
    public async Task A_table_without_a_row_gets_all_of_them() =>
        await EventRules.Verify(Id).VerifyFixAsync(
            EventRules.Page(Logons).Replace("Event/ActionType", "{|DET4004:{|DET4004:Event/ActionType|}|}", StringComparison.Ordinal),
            EventRules.Page(Logons, Logon, Failure));

    [TestCase("|Provider|[|Event ID|]|\r\n|---|---|\r\n|Security-Auditing|4625|\r\n", "|Provider|Event ID|\r\n|---|---|\r\n|Security-Auditing|4624|\r\n|Security-Auditing|4625|\r\n")]
    [TestCase(
        "| Provider          | [|Event|]         | Title                        |\n|-------------------|---------------|------------------------------|\n| Security-Auditing | Event ID 4625 | An account failed to log on. |\n",
        "| Provider          | Event         | Title                        |\n|-------------------|---------------|------------------------------|\n| Security-Auditing | Event ID 4624 | An account was successfully logged on. |\n| Security-Auditing | Event ID 4625 | An account failed to log on. |\n")]
    [TestCase("Provider | [|Event|]\n---|---\nSecurity-Auditing | Event ID 4625\n", "Provider | Event\n---|---\nSecurity-Auditing | Event ID 4624\nSecurity-Auditing | Event ID 4625\n")]
    public async Task The_row_is_written_as_the_table_is(string table, string repaired) =>
        await EventRules.Verify(Id).VerifyFixAsync(Around(table), Around(repaired));

    [TestCase("> | Provider | [|Event|] |\n> |---|---|\n> | Security-Auditing | Event ID 4625 |\n")]
    public async Task A_table_that_cannot_be_written_is_left_as_it_is(string table) =>
        await EventRules.Verify(Id).VerifyNoFixAsync(Around(table));

    [Test]
    public async Task A_table_read_as_a_whole_and_listed_in_part_is_found_at_the_part() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Page("DeviceLogonEvents\n| where AccountName == \"x\"", "| Security-Auditing | Event ID 4624 | |", "| Security-Auditing | Event ID 4625 | |", "| Defender-DeviceLogonEvents | [|LogonFailed|] | |"),
            "The query reads 'any' of 'Defender-DeviceLogonEvents', which the event table does not list; write 'any' instead of 'LogonFailed', or let the query ask for that alone.");

    [TestCase("| Sysmon | Event ID 7 | |", "| Defender-DeviceImageLoadEvents | ImageLoaded | |", TestName = "The only ActionType of a table says the same as any")]
    [TestCase("| Sysmon | Event ID 7 | |", "| Defender-DeviceImageLoadEvents | any | |", TestName = "Any")]
    [TestCase("| Sysmon | Event ID 7 | |", "| Defender-DeviceImageLoadEvent | any | |", TestName = "A misspelled provider may be the one")]
    [TestCase("| Sysmon | see below | |", TestName = "A row that nobody can read may be the one")]
    public async Task Nothing_is_missing(params string[] rows) => Assert.That(await IdsOf(EventRules.Page("DeviceImageLoadEvents\n| where FileName == \"x\"", rows)), Has.No.Member(Id));

    [TestCase("| Security | Event ID 4624 | |", TestName = "By the name of the log")]
    [TestCase("| Domain controllers | 4624/4625 | |", TestName = "By who writes it")]
    public async Task An_event_under_a_name_that_nobody_knows_is_listed(string row) => Assert.That(await IdsOf(EventRules.Page("SecurityEvent\n| where EventID == 4624", row)), Has.No.Member(Id));

    [Test]
    public async Task Of_a_table_with_other_columns_no_row_is_made_up() =>
        await EventRules.Verify(Id).VerifyAsync(
            Around("| Event ID | Event Name | Log Provider |\n|---|---|---|\n| 4625 | An account failed to log on | Security-Auditing |\n").Replace("| Event ID", "| [|Event ID|]", StringComparison.Ordinal),
            "The query reads 'Event ID 4624' of 'Security-Auditing', which the event table does not list; add a row for it.");

    [TestCase("DeviceFileEvents | where ActionType startswith 'File'")]
    [TestCase("DeviceFileEvents | where ActionType == strcat('File', FileName)")]
    [TestCase("ContosoEvents_CL | where EventID == 4624")]
    [TestCase("search 'x' | where EventID == 4624")]
    [TestCase("SecurityEvent | where EventID > 4624")]
    [TestCase("DeviceFileEvents | where ActionType != 'FileCreated'")]
    [TestCase("DeviceFileEvents | mv-apply Name = dynamic(['FileCreated']) to typeof(string) on (where ActionType == Name)")]
    [TestCase("DeviceLogonEvents | summarize Failed = countif(ActionType == 'LogonFailed') by DeviceId")]
    [TestCase("DeviceLogonEvents | summarize Failed = sum(iff(ActionType in ('LogonFailed'), 1, 0)) by DeviceId")]
    [TestCase("DeviceLogonEvents | sort by Timestamp asc | where prev(ActionType) == 'LogonFailed' and ActionType == 'LogonSuccess'")]
    public async Task What_is_not_sure_is_not_missing(string query) => Assert.That(await IdsOf(EventRules.Page(query)), Has.No.Member(Id));

    [Test]
    public async Task Native_equivalents_can_be_asked_for() =>
        await (EventRules.Verify(Id) with { Options = new AnalysisOptions { RequireEquivalents = true } }).VerifyAsync(
            EventRules.Page("DeviceImageLoadEvents\n| where FileName == \"x\"", "| Defender-DeviceImageLoadEvents | any | |").Replace("Event/ActionType", "[|Event/ActionType|]", StringComparison.Ordinal),
            "The query reads 'Event ID 7' of 'Sysmon', which the event table does not list; add the row '| Sysmon | Event ID 7 | Image loaded |'.");

    private static string Around(string table)
    {
        var end = table.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n";
        return string.Join(end, "# A rule", "", table, "```kql", "SecurityEvent", "| where EventID in (4624, 4625)", "```", "");
    }

    private static async Task<IEnumerable<string>> IdsOf(string document) => (await EventRules.Verify(Id).FindAsync(document)).Select(one => one.Id);
}
