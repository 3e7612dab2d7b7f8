using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

/// <summary>Literals of a query that name events: DET4010, DET4011, DET4013.</summary>
internal sealed class EventLiteralTests
{
    [Test]
    public async Task An_ActionType_that_its_table_does_not_have_is_found() =>
        await Verify(DiagnosticIds.ActionTypeIsUnknown).VerifyAsync(
            "DeviceFileEvents\n| where ActionType in~ (\"FileCreated\", [|\"FileRemoved\"|])",
            "The table 'DeviceFileEvents' has no ActionType 'FileRemoved', so no row has it; write one that the table has. Did you mean 'FileRenamed'?");

    [Test]
    public async Task Literals_are_followed_through_let_and_renamed_columns() =>
        await Verify(DiagnosticIds.ActionTypeIsUnknown).VerifyAsync(
            "let Names = dynamic([[|\"FileMade\"|]]);\nDeviceFileEvents\n| extend What = ActionType\n| where What in (Names)");

    [TestCase("DeviceEvents | where ActionType == 'SomethingNew'", TestName = "Not all ActionTypes of the table are known")]
    [TestCase("DeviceFileEvents | where ActionType has 'Create'", TestName = "A part of an ActionType")]
    [TestCase("DeviceFileEvents | where ActionType != ''", TestName = "Nothing at all")]
    [TestCase("DeviceFileEvents | where ActionType == 'FileCreated'", TestName = "An ActionType of the table")]
    [TestCase("DeviceFileEvents | extend ActionType = FileName | where ActionType == 'FileMade'", TestName = "Another column of that name")]
    [TestCase("union DeviceFileEvents, DeviceProcessEvents | where ActionType == 'ProcessCreated'", TestName = "One of two tables has it")]
    [TestCase("search in (DeviceEvents, DeviceFileEvents) 'x' | where ActionType == 'FileMade'", TestName = "One of two tables may have it")]
    public async Task An_ActionType_that_may_be_right_is_left_alone(string query) => await Verify(DiagnosticIds.ActionTypeIsUnknown).VerifyAsync(query);

    [Test]
    public async Task What_a_repository_declares_is_an_ActionType() =>
        await (Verify(DiagnosticIds.ActionTypeIsUnknown) with { Knowledge = "table\tActionType\ttitle\nDeviceFileEvents\tFileMade\tFile made\n" })
            .VerifyAsync("DeviceFileEvents\n| where ActionType == \"FileMade\"");

    [Test]
    public async Task An_event_id_that_its_provider_does_not_have_is_found() =>
        await Verify(DiagnosticIds.EventIdIsUnknown).VerifyAsync(
            "Event\n| where Source == \"Microsoft-Windows-Sysmon\"\n| where EventID in (1, [|110|])",
            "The provider 'Sysmon' has no event '110', so the condition never holds; write the id of an event that it has.");

    [TestCase("SecurityEvent | where EventID == 99999", TestName = "Any provider can write to the table")]
    [TestCase("Event | where EventID == 99999", TestName = "No provider is named")]
    [TestCase("Event | where Source == 'Contoso' and EventID == 99999", TestName = "A provider that nobody knows")]
    [TestCase("Event | where Source == 'PowerShell' and EventID == 99999", TestName = "A provider whose events are not all known")]
    [TestCase("Event | where Source == 'Microsoft-Windows-Sysmon' and EventID != 99999", TestName = "What is left out")]
    [TestCase("Event | where Source == 'Microsoft-Windows-Sysmon' or EventID == 99999", TestName = "Another provider's event")]
    public async Task An_event_id_that_may_be_right_is_left_alone(string query) => await Verify(DiagnosticIds.EventIdIsUnknown).VerifyAsync(query);

    [Test]
    public async Task An_ActionType_in_the_wrong_letter_case_is_found_and_fixed() =>
        await Verify(DiagnosticIds.ActionTypeNeverMatches).VerifyFixAsync(
            "DeviceFileEvents\n| where ActionType == [|\"filecreated\"|] or ActionType in ('FileRenamed', [|'FILEDELETED'|])",
            "DeviceFileEvents\n| where ActionType == \"FileCreated\" or ActionType in ('FileRenamed', 'FileDeleted')");

    [Test]
    public async Task The_message_says_how_the_table_has_it() =>
        await Verify(DiagnosticIds.ActionTypeNeverMatches).VerifyAsync(
            "DeviceFileEvents\n| where ActionType != [|\"filecreated\"|]",
            "The ActionType 'filecreated' never matches, for with '!=' letter case decides; write 'FileCreated', as the table 'DeviceFileEvents' has it.");

    [TestCase("DeviceFileEvents | where ActionType =~ 'filecreated'")]
    [TestCase("DeviceFileEvents | where ActionType in~ ('filecreated')")]
    [TestCase("DeviceFileEvents | extend ActionType = tolower(ActionType) | where ActionType == 'filecreated'")]
    [TestCase("DeviceFileEvents | where tolower(ActionType) == 'filecreated'")]
    public async Task Where_letter_case_does_not_decide_all_is_well(string query) => await Verify(DiagnosticIds.ActionTypeNeverMatches).VerifyAsync(query);

    private static AnalyzerVerifier Verify(string id) => new() { Id = id };
}
