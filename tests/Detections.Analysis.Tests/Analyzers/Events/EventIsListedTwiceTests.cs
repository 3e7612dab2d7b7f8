using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

internal sealed class EventIsListedTwiceTests
{
    private const string Id = DiagnosticIds.EventIsListedTwice;

    [Test]
    public async Task The_second_of_two_rows_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Sysmon | Event ID 3 | |", "| Sysmon | 1 | |", "| Microsoft-Windows-Sysmon | Event ID [|3|] | Network connection |"),
            "The event 'Event ID 3' of 'Microsoft-Windows-Sysmon' is listed twice; take it out here.");

    [Test]
    public async Task A_cell_can_list_an_event_twice() =>
        await EventRules.Verify(Id).VerifyAsync(EventRules.Providers("| Security-Auditing | 4624, 4625, [|4624|] | |"));

    [Test]
    public async Task A_row_for_another_data_component_is_another_row() =>
        await EventRules.Verify(Id).VerifyAsync(EventRules.DataSources(
            "|MicrosoftThreatProtection|DeviceProcessEvents|ProcessCreated||Process|Process Creation|",
            "|MicrosoftThreatProtection|DeviceProcessEvents|ProcessCreated||Command|Command Execution|",
            "|MicrosoftThreatProtection|DeviceProcessEvents|[|ProcessCreated|]||Command|Command Execution|"));

    [Test]
    public async Task The_same_number_of_two_providers_is_two_events() =>
        await EventRules.Verify(Id).VerifyAsync(EventRules.Providers("| Sysmon | 3 | |", "| Threat-Intelligence | 3 | |", "| Contoso | 3 | |"));

    [TestCase("\n")]
    [TestCase("\r\n")]
    public async Task The_fix_takes_the_row_out_with_its_line_end(string lineEnd)
    {
        var once = EventRules.Providers("| Sysmon | Event ID 3 | |").ReplaceLineEndings(lineEnd);
        var twice = EventRules.Providers("| Sysmon | Event ID 3 | |", "| Sysmon | [|3|] | Network connection |").ReplaceLineEndings(lineEnd);

        await EventRules.Verify(Id).VerifyFixAsync(twice, once);
    }

    [Test]
    public async Task The_fix_leaves_no_empty_line_at_the_end_of_the_file()
    {
        const string Above = "```kql\nsearch \"contoso\"\n```\n\n| Provider | Event |\n|---|---|\n| Sysmon | 3 |";

        await EventRules.Verify(Id).VerifyFixAsync(Above + "\n| Sysmon | [|3|] |", Above);
    }

    [Test]
    public async Task There_is_no_fix_where_the_event_can_be_the_slip() =>
        await EventRules.Verify(Id).VerifyNoFixAsync(EventRules.Providers("| Sysmon | 3 | Network connection |", "| Sysmon | [|3|] | {|DET4003:Process creation|} |"));
}
