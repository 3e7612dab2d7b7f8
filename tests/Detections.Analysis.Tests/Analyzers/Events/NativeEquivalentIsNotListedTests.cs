using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

internal sealed class NativeEquivalentIsNotListedTests
{
    private const string Id = DiagnosticIds.NativeEquivalentIsNotListed;
    private const string Query = "DeviceImageLoadEvents\n| where FileName == \"x\"";
    private const string Row = "| Defender-DeviceImageLoadEvents | any | Image load (any) |";

    [Test]
    public async Task An_equivalent_that_is_left_out_is_a_suggestion_with_a_fix() =>
        await EventRules.Verify(Id).VerifyFixAsync(
            EventRules.Page(Query, Row).Replace("Event/ActionType", "[|Event/ActionType|]", StringComparison.Ordinal),
            EventRules.Page(Query, "| Sysmon | Event ID 7 | Image loaded |", Row));

    [Test]
    public async Task A_table_of_data_sources_is_about_one_product() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.DataSources("|MDE|DeviceImageLoadEvents|ImageLoaded||Module|Module Load|").Replace("search \"contoso\"", Query, StringComparison.Ordinal));

    // OSSEM-DM names Sysmon 17 for other ActionTypes as well; only what published tables show is asked for.
    [Test]
    public async Task An_acceptable_equivalent_is_not_asked_for() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Page("DeviceEvents\n| where ActionType == \"AmsiScriptDetection\"", "| Defender-DeviceEvents | AmsiScriptDetection | |"));
}
