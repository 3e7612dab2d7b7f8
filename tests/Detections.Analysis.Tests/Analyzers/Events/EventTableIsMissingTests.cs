using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Events;

internal sealed class EventTableIsMissingTests
{
    private const string Id = DiagnosticIds.EventTableIsMissing;
    private const string Coverage = "| Tactic | Techniques |\n|---|---|\n| Discovery | T1046 Network Service Discovery |";

    [Test]
    public async Task A_page_with_coverage_and_without_events_is_found_at_its_title() =>
        await EventRules.Verify(Id).VerifyAsync(
            Document("# [|A rule|]", Coverage, "DeviceNetworkEvents\n| where RemotePort == 445"),
            "The document does not say which events its query reads; add a table '| Provider | Event/ActionType | Title |' with 'Defender-DeviceNetworkEvents any'.");

    [Test]
    public async Task Of_many_events_three_are_named() =>
        await EventRules.Verify(Id).VerifyAsync(
            Document("# [|A rule|]", Coverage, "SecurityEvent\n| where EventID in (4624, 4625, 4648, 4672)"),
            "The document does not say which events its query reads; add a table '| Provider | Event/ActionType | Title |' with 'Security-Auditing Event ID 4624', 'Security-Auditing Event ID 4625', 'Security-Auditing Event ID 4648' and more.");

    [TestCase(Coverage, "Syslog | where Facility == 'auth'", TestName = "The table is not modelled")]
    [TestCase(Coverage, "SecurityEvent | where EventID > 1", TestName = "The events are not known")]
    [TestCase("| Technique ID | Title | Link |\n|---|---|---|\n| T1046 | Network Service Discovery | |", "DeviceNetworkEvents | where RemotePort == 445", TestName = "The page has another form")]
    public async Task Nothing_is_asked_for(string coverage, string query) =>
        await EventRules.Verify(Id).VerifyAsync(Document("# A rule", coverage, query));

    [TestCase("| Log Source | Event ID | Description |\n|---|---|---|\n| Security | 4663 | Access |", TestName = "A table in another form")]
    [TestCase("| Data Source | Table |\n|---|---|\n| Defender | DeviceFileEvents |", TestName = "A table of data sources")]
    [TestCase("Reads `FileCreated` of DeviceFileEvents.", TestName = "A sentence")]
    public async Task A_page_that_says_it_in_another_way_is_left_alone(string says) =>
        await EventRules.Verify(Id).VerifyAsync(Document("# A rule", $"{Coverage}\n\n{says}", "DeviceFileEvents\n| where ActionType == \"FileCreated\""));

    private static string Document(string title, string coverage, string query) => string.Join('\n', title, "", coverage, "", "```kql", query, "```", "");
}
