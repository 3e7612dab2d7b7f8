using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

internal sealed class EventIsOfAnotherProviderTests
{
    private const string Id = DiagnosticIds.EventIsOfAnotherProvider;

    [Test]
    public async Task A_number_that_both_have_is_told_by_its_title() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Sysmon | Event ID [|4|] | Remote APC Queue |", "| Sysmon | Event ID [|5|] | Remote Thread Context Change |", "| Sysmon | Event ID 5 | Process terminated |"),
            "The event 'Event ID 4' (Remote APC Queue) is not one of 'Sysmon'; write 'Threat-Intelligence' as its provider.",
            "The event 'Event ID 5' (Remote Thread Context Change) is not one of 'Sysmon'; write 'Threat-Intelligence' as its provider.");

    [Test]
    public async Task An_event_that_only_another_provider_has_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Security-Auditing | Event ID [|1102|] | The audit log was cleared. |", "| Sysmon | [|4104|] | |"),
            "The event 'Event ID 1102' (The audit log was cleared) is not one of 'Security-Auditing'; write 'Eventlog' as its provider.",
            "The event 'Event ID 4104' (Creating Scriptblock text (MessageNumber of MessageTotal)) is not one of 'Sysmon'; write 'PowerShell' as its provider.");

    [Test]
    public async Task An_ActionType_of_another_table_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.DataSources("|MDE|DeviceFileEvents|[|ConnectionSuccess|]||Network| |"),
            "The event 'ConnectionSuccess' (Connection succeeded) is not one of 'DeviceFileEvents'; write 'DeviceNetworkEvents' as its provider.");

    [TestCase("| Sysmon | Event ID 4 | Sysmon service state changed |")]
    [TestCase("| Sysmon | Event ID 4 | |")]
    [TestCase("| Sysmon | any | Remote APC Queue |")]
    [TestCase("| PowerShell | Event ID 4624 | An account was successfully logged on. |")]
    [TestCase("| Security | Event ID 1102 | The audit log was cleared. |")]
    [TestCase("| SecurityEvent | Event ID 1102 | The audit log was cleared. |")]
    public async Task What_may_be_right_is_left_alone(string row) =>
        await EventRules.Verify(Id).VerifyAsync(EventRules.Providers(row));

    [Test]
    public async Task The_fix_is_safe_where_the_title_says_the_same()
    {
        await EventRules.Verify(Id).VerifyFixAsync(
            EventRules.Providers("| Sysmon | Event ID [|4|] | Remote APC Queue |"),
            EventRules.Providers("| Threat-Intelligence | Event ID 4 | Remote APC Queue |"));
        await EventRules.Verify(Id).VerifyFixAsync(
            EventRules.Providers("| Microsoft-Windows-Sysmon | [|4104|] | |"),
            EventRules.Providers("| Microsoft-Windows-PowerShell | 4104 | |"),
            FixSafety.Unsafe);
    }
}
