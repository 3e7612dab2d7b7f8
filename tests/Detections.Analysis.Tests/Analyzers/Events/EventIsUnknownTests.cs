using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

internal sealed class EventIsUnknownTests
{
    private const string Id = DiagnosticIds.EventIsUnknown;

    [Test]
    public async Task An_id_that_a_whole_list_does_not_have_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Sysmon | Event ID [|99|] | |", "| Security-Auditing | 4624, [|4629|] | |"),
            "The provider 'Sysmon' has no event '99'; write one that it has.",
            "The provider 'Security-Auditing' has no event '4629'; write one that it has.");

    [Test]
    public async Task The_title_tells_what_was_meant() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Sysmon | Event ID [|99|] | Network connection |"),
            "The provider 'Sysmon' has no event '99'; write one that it has. Did you mean 'Event ID 3' (Network connection)?");

    [Test]
    public async Task An_ActionType_that_its_table_does_not_have_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Defender-DeviceFileEvents | [|FileCreate|] | |", "| Defender-DeviceProcessEvents | [|ProcessExploded|] | |"),
            "The provider 'Defender-DeviceFileEvents' has no event 'FileCreate'; write one that it has. Did you mean 'FileCreated'?",
            "The provider 'Defender-DeviceProcessEvents' has no event 'ProcessExploded'; write one that it has.");

    [Test]
    public async Task A_slip_is_found_where_the_list_is_not_whole() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.DataSources("|MDE|DeviceNetworkEvents|[|ConectionSuccess|]||Network Traffic| |", "|MDE|DeviceNetworkEvents|[|Connection Success|]||Network Traffic| |"));

    [TestCase("Sysmon", "any")]
    [TestCase("Sysmon", "all")]
    [TestCase("Sysmon", "Event ID 17-18")]
    [TestCase("Sysmon", "Event ID 003")]
    [TestCase("Sysmon", "17 & 18")]
    [TestCase("Sysmon", "Event ID 3 (2022 and later)")]
    [TestCase("Threat-Intelligence", "Event ID 99")]
    [TestCase("PowerShell", "Event ID 4105")]
    [TestCase("Contoso", "99")]
    [TestCase("SecurityEvent", "4629")]
    [TestCase("Defender-DeviceFileEvents", "filecreated")]
    [TestCase("Defender-DeviceFileEvents", "FileCreated (executables)")]
    [TestCase("Defender-DeviceFileEvents", "see the query")]
    [TestCase("Defender-DeviceFileEvents", "various")]
    [TestCase("Defender-DeviceFileEvents", "N/A")]
    [TestCase("Defender-DeviceFileEvents", "FileCreatedAggregatedReport")]
    [TestCase("Defender-DeviceEvents", "SomethingNewHappened")]
    [TestCase("Defender-DeviceNetworkEvents", "SxhConnectionInspected")]
    [TestCase("Defender-CloudAppEvents", "Add member to roles.")]
    [TestCase("AWS-cloudtrail", "CreateRole")]
    [TestCase("Defender-DeviceFileEvents", "FileCreated<br>FileRenamed")]
    public async Task What_may_be_right_is_left_alone(string provider, string cell) =>
        await EventRules.Verify(Id).VerifyAsync(EventRules.Providers($"| {provider} | {cell} | |"));

    [Test]
    public async Task What_a_repository_declares_is_known() =>
        await (EventRules.Verify(Id) with { Knowledge = "provider\tevent\ttitle\nSysmon\t30\tFile moved\n" }).VerifyAsync(
            EventRules.Providers("| Sysmon | Event ID 30 | File moved |", "| Sysmon | Event ID [|31|] | |"));

    [Test]
    public async Task The_fix_writes_the_event_that_was_meant()
    {
        await EventRules.Verify(Id).VerifyFixAsync(
            EventRules.Providers("| Sysmon | Event ID [|99|] | Network connection |"),
            EventRules.Providers("| Sysmon | Event ID 3 | Network connection |"));
        await EventRules.Verify(Id).VerifyFixAsync(
            EventRules.Providers("| Defender-DeviceFileEvents | [|FileCreate|] | |"),
            EventRules.Providers("| Defender-DeviceFileEvents | FileCreated | |"),
            FixSafety.Unsafe);
        await EventRules.Verify(Id).VerifyNoFixAsync(EventRules.Providers("| Sysmon | Event ID [|99|] | |"));
    }
}
