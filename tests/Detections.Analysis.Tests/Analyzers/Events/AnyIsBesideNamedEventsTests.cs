using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

internal sealed class AnyIsBesideNamedEventsTests
{
    private const string Id = DiagnosticIds.AnyIsBesideNamedEvents;

    [Test]
    public async Task Any_beside_an_ActionType_of_its_table_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Defender-DeviceImageLoadEvents | [|any|] | Image load (any) |", "| Defender-DeviceImageLoadEvents | ImageLoaded | Image loaded |"),
            "The row 'any' of 'Defender-DeviceImageLoadEvents' stands for every ActionType, for 'ImageLoaded' too; keep 'any' where the query names none, and the ActionTypes where it does.");

    [Test]
    public async Task Of_many_ActionTypes_three_are_named() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Defender-DeviceFileEvents | FileCreated, FileRenamed, FileModified, FileDeleted | |", "| Defender-DeviceFileEvents | [|any|] | |"),
            "The row 'any' of 'Defender-DeviceFileEvents' stands for every ActionType, for 'FileCreated', 'FileRenamed', 'FileModified' and more too; keep 'any' where the query names none, and the ActionTypes where it does.");

    [Test]
    public async Task Any_of_another_table_says_something_new() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Defender-DeviceImageLoadEvents | any | |", "| Defender-DeviceFileEvents | FileCreated | |", "| Sysmon | any | |", "| Sysmon | 3 | |"));

    [Test]
    public async Task Which_row_to_keep_only_the_query_tells() =>
        await EventRules.Verify(Id).VerifyNoFixAsync(EventRules.Providers("| Defender-DeviceImageLoadEvents | [|any|] | |", "| Defender-DeviceImageLoadEvents | ImageLoaded | |"));
}
