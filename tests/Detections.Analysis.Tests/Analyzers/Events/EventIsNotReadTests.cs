using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

internal sealed class EventIsNotReadTests
{
    private const string Id = DiagnosticIds.EventIsNotRead;
    private const string Created = "DeviceFileEvents\n| where ActionType == \"FileCreated\"";
    private static readonly string[] RowsOfCreated =
    [
        "| Sysmon | Event ID 11 | FileCreate |", "| Security-Auditing | Event ID 4663 | An attempt was made to access an object. |", "| Defender-DeviceFileEvents | FileCreated | File created |",
    ];

    [Test]
    public async Task An_ActionType_that_the_conditions_leave_out_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Page(Created, [.. RowsOfCreated, "| Defender-DeviceFileEvents | [|FileDeleted|] | |"]),
            "The query cannot let 'FileDeleted' of 'Defender-DeviceFileEvents' through; take the row out, or let the query read it.");

    [Test]
    public async Task The_equivalent_of_an_ActionType_that_is_left_out_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(EventRules.Page(Created, [.. RowsOfCreated, "| Sysmon | Event ID [|23|] | |"]));

    [Test]
    public async Task An_event_of_a_table_that_is_not_read_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(EventRules.Page(Created, [.. RowsOfCreated, "| Defender-DeviceProcessEvents | [|any|] | |"]));

    [Test]
    public async Task The_fix_takes_the_row_out() =>
        await EventRules.Verify(Id).VerifyFixAsync(
            EventRules.Page(Created, ["| Defender-DeviceProcessEvents | [|any|] | |", .. RowsOfCreated, "| Sysmon | [|23|] | |"]),
            EventRules.Page(Created, RowsOfCreated));

    [Test]
    public async Task A_row_that_may_stand_for_one_that_is_missing_stays() =>
        await EventRules.Verify(Id).VerifyNoFixAsync(
            EventRules.DataSources("|MDE|DeviceFileEvents|[|FileCreated|]||File|File Creation|")
                .Replace("Event ID", "{|DET4004:Event ID|}", StringComparison.Ordinal)
                .Replace("search \"contoso\"", "DeviceFileEvents\n| where ActionType == \"FileRenamed\"", StringComparison.Ordinal));

    [Test]
    public async Task Where_the_missing_row_can_be_added_it_takes_the_place_of_the_other() =>
        await EventRules.Verify(DiagnosticIds.EventIsNotListed).VerifyFixAsync(
            EventRules.Page("SecurityEvent\n| where EventID == 4624", "| Security-Auditing | {|DET4005:4625|} | |").Replace("Event/ActionType", "[|Event/ActionType|]", StringComparison.Ordinal),
            EventRules.Page("SecurityEvent\n| where EventID == 4624", "| Security-Auditing | 4624 | An account was successfully logged on. |"));

    [Test]
    public async Task A_row_with_other_events_stays() =>
        await EventRules.Verify(Id).VerifyNoFixAsync(EventRules.Page("SecurityEvent\n| where EventID == 4624", "| Security-Auditing | 4624, [|4625|] | |"));

    [TestCase("DeviceFileEvents", "| Defender-DeviceFileEvents | FileCreated | |")]
    [TestCase("DeviceFileEvents | where ActionType has_any (Names)", "| Defender-DeviceFileEvents | FileDeleted | |")]
    [TestCase("union * | where EventID == 4624", "| Sysmon | Event ID 1 | |")]
    [TestCase("ContosoEvents_CL | where EventID == 4624", "| Sysmon | Event ID 1 | |")]
    [TestCase("ContosoParser | where EventID == 4624", "| Security-Auditing | Event ID 4625 | |")]
    [TestCase("SecurityEvent | where EventID == 4624", "| Contoso-Agent | Event ID 7 | |")]
    [TestCase("let Broken = ;\nSecurityEvent | where EventID == 4624", "| Security-Auditing | Event ID 4625 | |")]
    [TestCase("DeviceLogonEvents | where ActionType == 'LogonFailed'", "| Security-Auditing | Event ID 4776 | |", TestName = "What a native event stands for is not known")]
    [TestCase("DeviceFileEvents | where ActionType == 'FileCreate'", "| Defender-DeviceFileEvents | FileCreated | |", TestName = "The query has a slip in an ActionType")]
    [TestCase("DeviceFileEvents | where ActionType == 'FileCreate'", "| Sysmon | Event ID 11 | |", TestName = "The query has a slip in the ActionType of an equivalent")]
    [TestCase("SecurityEvent | where EventID == 46244", "| Security-Auditing | Event ID 4624 | |", TestName = "The query has a slip in an event id")]
    [TestCase("Event | where Source == 'Microsoft-Windows-Sysmon' and EventID == 31", "| Sysmon | Event ID 3 | |", TestName = "The query has a slip in the event id of a provider")]
    [TestCase("DeviceFileEvents\n```\n\n```spl\nindex=windows EventCode=4688", "| Security-Auditing | Event ID 4688 | |", TestName = "The query of another product reads it")]
    [TestCase("DeviceFileEvents\n```\n\nSysmon users take Event ID 1 instead.\n\n```text", "| Sysmon | Event ID 1 | |", TestName = "A sentence speaks of it")]
    [TestCase("DeviceLogonEvents\n| sort by Timestamp asc\n| extend Before = prev(ActionType)\n| where Before == 'LogonFailed' and ActionType == 'LogonSuccess'", "| Defender-DeviceLogonEvents | LogonFailed | |", TestName = "The row before is asked for")]
    public async Task What_may_be_read_is_left_alone(string query, string row) => Assert.That(await IdsOf(query, row), Has.No.Member(Id));

    [Test]
    public async Task A_number_in_the_text_is_not_always_an_event() =>
        Assert.That(await IdsOf("DeviceFileEvents\n```\n\n1. Ask the user.\n\n```text", "| Sysmon | Event ID 1 | |"), Has.Member(Id));

    [Test]
    public async Task All_queries_of_a_document_count() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Page("SecurityEvent\n| where EventID == 4624\n```\n\n```kql\nSecurityEvent\n| where EventID == 4625", "| Security-Auditing | 4624 | |", "| Security-Auditing | 4625 | |"));

    private static async Task<IEnumerable<string>> IdsOf(string query, string row) =>
        (await EventRules.Verify(Id).FindAsync(EventRules.Page(query, row))).Select(one => one.Id);
}
