using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

internal sealed class EventCannotBeReadTests
{
    private const string Id = DiagnosticIds.EventCannotBeRead;

    [Test]
    public async Task A_cell_without_its_number_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Sysmon | [|Event ID|] | |", "| Sysmon | [|Network connection|] | |", "| Sysmon | [|FileCreated|] | |"),
            "The cell 'Event ID' names no event of 'Sysmon'; write the id of the event, as in 'Event ID 4663'.",
            "The cell 'Network connection' names no event of 'Sysmon'; write 'Event ID 3'.",
            "The cell 'FileCreated' names no event of 'Sysmon'; write the id of the event, as in 'Event ID 4663'.");

    [Test]
    public async Task An_id_under_a_table_of_ActionTypes_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Defender-DeviceFileEvents | [|Event ID 11|] | |", "| Defender-DeviceEvents | [|4663|] | |"),
            "The cell 'Event ID 11' names no event of 'Defender-DeviceFileEvents'; write one of its ActionTypes, or 'any'.",
            "The cell '4663' names no event of 'Defender-DeviceEvents'; write one of its ActionTypes, or 'any'.");

    [TestCase("| Sysmon | 4624-4634 | |")]
    [TestCase("| Sysmon | see the query | |")]
    [TestCase("| Sysmon | — | |")]
    [TestCase("| Sysmon | n/a | |")]
    [TestCase("| Sysmon | | |")]
    [TestCase("| | Event ID | |")]
    [TestCase("| Contoso | Event ID | |")]
    [TestCase("| Defender-DeviceFileEvents | files | |")]
    public async Task A_cell_that_may_be_a_remark_is_left_alone(string row) =>
        await EventRules.Verify(Id).VerifyAsync(EventRules.Providers(row));

    [Test]
    public async Task The_fix_writes_the_event_that_a_title_names() =>
        await EventRules.Verify(Id).VerifyFixAsync(EventRules.Providers("| Sysmon | [|Network connection|] | |"), EventRules.Providers("| Sysmon | Event ID 3 | |"));
}
