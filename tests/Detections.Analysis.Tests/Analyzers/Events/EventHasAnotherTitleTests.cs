using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

internal sealed class EventHasAnotherTitleTests
{
    private const string Id = DiagnosticIds.EventHasAnotherTitle;

    [Test]
    public async Task A_title_of_nothing_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Sysmon | Event ID 11 | [|Somebody wrote a file|] |"),
            "The title 'Somebody wrote a file' is not that of 'Event ID 11'; write 'FileCreate'.");

    [Test]
    public async Task The_title_of_another_event_is_found() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| Sysmon | Event ID 12 | [|RegistryEvent (Value Set)|] |"),
            "The title 'RegistryEvent (Value Set)' is that of 'Event ID 13'; write 'RegistryEvent (Object create and delete)', or correct 'Event ID 12'.");

    [TestCase("| Sysmon | Event ID 3 | Network connection detected. |")]
    [TestCase("| Sysmon | Event ID 3 | network  connection |")]
    [TestCase("| Sysmon | Event ID 3 | Network connection (outbound) |")]
    [TestCase("| Sysmon | Event ID 3 | - |")]
    [TestCase("| Sysmon | Event ID 3 |")]
    [TestCase("| Sysmon | Event ID 17, 18 | Pipes |")]
    [TestCase("| Security-Auditing | 4663 | An attempt was made to access an object |")]
    [TestCase("| PowerShell | 4103 | Pipelines |")]
    [TestCase("| Defender-DeviceProcessEvents | OpenProcess | Somebody opens a process |")]
    [TestCase("| Contoso | 3 | Anything |")]
    public async Task A_title_that_may_be_right_is_left_alone(string row) =>
        await EventRules.Verify(Id).VerifyAsync(EventRules.Providers(row));

    [Test]
    public async Task The_event_names_of_data_sources_are_free() =>
        await EventRules.Verify(Id).VerifyAsync(EventRules.DataSources("|MDE|DeviceProcessEvents|ProcessCreated|Somebody starts something|Process|Process Creation|"));

    [Test]
    public async Task The_fix_writes_the_title_where_the_event_is_not_in_doubt()
    {
        await EventRules.Verify(Id).VerifyFixAsync(EventRules.Providers("| Sysmon | Event ID 11 | [|Somebody wrote a file|] |"), EventRules.Providers("| Sysmon | Event ID 11 | FileCreate |"));
        await EventRules.Verify(Id).VerifyNoFixAsync(EventRules.Providers("| Sysmon | Event ID 11 | [|Some*body* wrote|] |"));
        await EventRules.Verify(Id).VerifyNoFixAsync(EventRules.Providers("| Sysmon | Event ID 12 | [|RegistryEvent (Value Set)|] |"));
    }
}
