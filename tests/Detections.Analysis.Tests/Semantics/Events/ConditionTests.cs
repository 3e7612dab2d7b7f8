namespace Detections.Analysis.Tests.Semantics.Events;

internal sealed class ConditionTests
{
    [TestCase("ActionType == 'NamedPipeEvent'", "{NamedPipeEvent}")]
    [TestCase("'NamedPipeEvent' == ActionType", "{NamedPipeEvent}")]
    [TestCase("(ActionType) == 'NamedPipeEvent'", "{NamedPipeEvent}")]
    [TestCase("['ActionType'] == 'NamedPipeEvent'", "{NamedPipeEvent}")]
    [TestCase("ActionType =~ 'namedpipeevent'", "{NamedPipeEvent}")]
    [TestCase("tolower(ActionType) == 'namedpipeevent'", "{NamedPipeEvent}")]
    [TestCase("tostring(ActionType) == 'NamedPipeEvent'", "{NamedPipeEvent}")]
    [TestCase("column_ifexists('ActionType', '') == 'NamedPipeEvent'", "{NamedPipeEvent}")]
    [TestCase("ActionType in ('A', 'B')", "{A,B}")]
    [TestCase("ActionType in~ ('A', 'B')", "{A,B}")]
    [TestCase("ActionType in (dynamic(['A', 'B']))", "{A,B}")]
    [TestCase("ActionType in (dynamic([]))", "nothing")]
    [TestCase("ActionType == 'A' or ActionType == 'B'", "{A,B}")]
    [TestCase("ActionType in ('A', 'B') and ActionType != 'A'", "{B}")]
    [TestCase("ActionType == 'A' and ActionType == 'B'", "nothing")]
    [TestCase("ActionType == 'A' and FileName == 'x'", "{A}")]
    [TestCase("(ActionType == 'A' and FileName == 'x') or (ActionType == 'B' and isnotempty(FileName))", "{A,B}")]
    [TestCase("ActionType != 'A'", "all but {A}")]
    [TestCase("ActionType <> 'A' and ActionType !~ 'B'", "all but {A,B}")]
    [TestCase("ActionType !in ('A', 'B')", "all but {A,B}")]
    [TestCase("ActionType !in~ ('A', 'B')", "all but {A,B}")]
    [TestCase("not(ActionType == 'A' or ActionType == 'B')", "all but {A,B}")]
    [TestCase("not(ActionType != 'A')", "{A}")]
    [TestCase("not(ActionType == 'A' and FileName == 'x')", "everything, open")]
    [TestCase("isnotempty(ActionType)", "everything")]
    [TestCase("FileName == 'ActionType'", "everything")]
    [TestCase("AdditionalFields has 'ActionType'", "everything")]
    public async Task A_condition_on_the_ActionType_is_followed(string condition, string left) =>
        Assert.That(await ReadText.OfAsync($"DeviceEvents | where {condition}"), Is.EqualTo($"DeviceEvents {left}"));

    [TestCase("ActionType == 'A' or FileName == 'x'")]
    [TestCase("ActionType has 'Remote'")]
    [TestCase("ActionType !has 'Remote'")]
    [TestCase("ActionType has_any ('Remote', 'Named')")]
    [TestCase("ActionType startswith 'Nt'")]
    [TestCase("ActionType matches regex '^Nt'")]
    [TestCase("ActionType == strcat('A', FileName)")]
    [TestCase("ActionType == FileName")]
    [TestCase("iff(ActionType == 'A', true, false)")]
    [TestCase("strlen(ActionType) > 5")]
    [TestCase("ActionType in ((DeviceInfo | project OSPlatform))")]
    [TestCase("ActionType != 'namedpipeevent'", Description = "It keeps nothing away, for letter case decides.")]
    public async Task What_cannot_be_followed_leaves_everything_and_claims_nothing(string condition)
    {
        Assert.That(await ReadText.OfAsync($"DeviceEvents | where {condition}"), Does.StartWith("DeviceEvents everything, open"));
        Assert.That(await ReadText.DemandedAsync($"DeviceEvents | where {condition}"), Is.Empty);
    }

    [TestCase("ActionType startswith 'FileC'", "{FileCreated,FileCreatedAggregatedReport}")]
    [TestCase("ActionType has 'FileCreated'", "{FileCreated}")]
    [TestCase("ActionType has 'File'", "nothing", Description = "A term is a whole word.")]
    [TestCase("ActionType hasprefix 'filecreated'", "{FileCreated,FileCreatedAggregatedReport}")]
    [TestCase("ActionType endswith 'Deleted'", "{FileDeleted}")]
    [TestCase("ActionType contains 'renamed' and ActionType !contains 'Report'", "{FileRenamed}")]
    [TestCase("ActionType has_any ('FileCreated', 'FileDeleted')", "{FileCreated,FileDeleted}")]
    public async Task A_pattern_is_followed_where_all_ActionTypes_are_known(string condition, string left)
    {
        Assert.That(await ReadText.OfAsync($"DeviceFileEvents | where {condition}"), Is.EqualTo($"DeviceFileEvents {left}"));
        Assert.That(await ReadText.DemandedAsync($"DeviceFileEvents | where {condition}"), Is.Empty, "The query names none of them itself.");
    }

    [TestCase("SecurityEvent | where EventID == 4624", "SecurityEvent {4624}")]
    [TestCase("SecurityEvent | where EventID in (4624, 4625)", "SecurityEvent {4624,4625}")]
    [TestCase("SecurityEvent | where tostring(EventID) == '4624'", "SecurityEvent {4624}")]
    [TestCase("SecurityEvent | where EventID in ('4624', '4625')", "SecurityEvent {4624,4625}")]
    [TestCase("SecurityEvent | where EventID > 4624", "SecurityEvent everything, open")]
    [TestCase("SecurityEvent | where EventID between (1 .. 5)", "SecurityEvent everything, open")]
    [TestCase("Event | where Source == 'Microsoft-Windows-Sysmon' and EventID == 18", "Event {Sysmon} {18}")]
    [TestCase("Event | where Source =~ 'microsoft-windows-sysmon' | where EventID in (17, 18)", "Event {Sysmon} {17,18}")]
    [TestCase("Event | where EventLog == 'Microsoft-Windows-Sysmon/Operational' and EventID == 1", "Event {Sysmon} {1}")]
    [TestCase("Event | where EventLog == 'System' and EventID == 7045", "Event {7045}")]
    [TestCase("Event | where Source has 'Sysmon' and EventID == 1", "Event {1}, open")]
    [TestCase("Event | where Source != 'Microsoft-Windows-Sysmon'", "Event all but {Sysmon} all but {}")]
    [TestCase("Event | where (Source == 'Microsoft-Windows-Sysmon' and EventID == 1) or (Source == 'Service Control Manager' and EventID == 7045)", "Event {Sysmon} {1} and {Service-Control-Manager} {7045}")]
    [TestCase("WindowsEvent | where Provider == 'Microsoft-Windows-Security-Auditing' and EventID == 4624", "WindowsEvent {Security-Auditing} {4624}")]
    [TestCase("AuditLogs | where OperationName =~ 'add member to role'", "AuditLogs {Add member to role}")]
    public async Task Windows_and_cloud_events_are_followed_by_number_provider_and_name(string query, string read) =>
        Assert.That(await ReadText.OfAsync(query), Is.EqualTo(read));

    [Test]
    public async Task A_long_list_and_a_long_chain_are_followed()
    {
        var names = Enumerable.Range(0, 300).Select(i => $"A{i:D4}").ToList();
        var all = $"DeviceEvents {{{string.Join(',', names)}}}";

        Assert.That(await ReadText.OfAsync($"DeviceEvents | where ActionType in ('{string.Join("','", names)}')"), Is.EqualTo(all));
        Assert.That(await ReadText.OfAsync($"DeviceEvents | where {string.Join(" or ", names.Select(name => $"ActionType == '{name}'"))}"), Is.EqualTo(all));
    }
}
