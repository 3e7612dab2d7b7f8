using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;

namespace Detections.Analysis.Tests.Semantics.Events;

internal sealed class RuleReadsTests
{
    [TestCase("DeviceFileEvents | where ActionType == 'FileCreated'", "Defender-DeviceFileEvents", "FileCreated", "Yes")]
    [TestCase("DeviceFileEvents | where ActionType == 'FileCreated'", "Defender-DeviceFileEvents", "FileDeleted", "No")]
    [TestCase("DeviceFileEvents | where ActionType == 'FileCreated'", "Defender-DeviceFileEvents", "any", "NotKnown")]
    [TestCase("DeviceFileEvents", "Defender-DeviceFileEvents", "any", "Yes")]
    [TestCase("DeviceFileEvents", "Defender-DeviceFileEvents", "FileDeleted", "Yes")]
    [TestCase("DeviceFileEvents | where ActionType != 'FileDeleted'", "Defender-DeviceFileEvents", "FileDeleted", "No")]
    [TestCase("DeviceFileEvents", "Defender-DeviceProcessEvents", "any", "No")]
    [TestCase("DeviceFileEvents | where ActionType == 'FileCreated'", "Sysmon", "11", "Yes")]
    [TestCase("DeviceFileEvents | where ActionType == 'FileRenamed'", "Sysmon", "23", "Yes", Description = "An equivalent of a weak source is right too.")]
    [TestCase("DeviceFileEvents | where ActionType == 'FileCreated'", "Sysmon", "23", "No")]
    [TestCase("DeviceFileEvents | where ActionType == 'FileCreated'", "Sysmon", "1", "No")]
    [TestCase("DeviceFileEvents | where tolower(ActionType) matches regex 'x'", "Sysmon", "11", "Yes")]
    [TestCase("SecurityEvent | where EventID == 4624", "Security-Auditing", "4624", "Yes")]
    [TestCase("SecurityEvent | where EventID == 4624", "Security-Auditing", "4625", "No")]
    [TestCase("SecurityEvent", "Security-Auditing", "4625", "Yes")]
    [TestCase("SecurityEvent", "Sysmon", "1", "NotKnown", Description = "Other logs can be sent there.")]
    [TestCase("SecurityEvent | where EventID == 4624", "Defender-DeviceLogonEvents", "LogonSuccess", "No", Description = "Native events stand for ActionTypes, not the other way round.")]
    [TestCase("Event | where Source == 'Microsoft-Windows-Sysmon' and EventID == 1", "Sysmon", "1", "Yes")]
    [TestCase("Event | where Source == 'Microsoft-Windows-Sysmon' and EventID == 1", "Security-Auditing", "1", "No")]
    [TestCase("Event | where EventID == 7045", "Service-Control-Manager", "7045", "Yes")]
    [TestCase("AuditLogs", "Sysmon", "1", "No")]
    [TestCase("DeviceInfo | join DeviceFileEvents on DeviceId", "Sysmon", "1", "No")]
    [TestCase("BehaviorAnalytics | where ActionType == 'LogOn'", "Security-Auditing", "4624", "NotKnown", Description = "Its rows are events of other tables.")]
    [TestCase("Mine_CL | join DeviceFileEvents on DeviceId", "Sysmon", "1", "NotKnown")]
    [TestCase("union *", "Sysmon", "1", "NotKnown")]
    [TestCase("imRegistry", "Sysmon", "13", "Yes")]
    [TestCase("imRegistry", "Sysmon", "1", "NotKnown", Description = "A workspace can have parsers of its own.")]
    public async Task A_rule_can_let_an_event_through(string query, string provider, string id, string answer) =>
        Assert.That((await ReadText.RuleAsync(query)).CanRead(new EventKey(provider, id)).ToString(), Is.EqualTo(answer));

    [Test]
    public async Task Several_queries_are_read_together()
    {
        var rule = new RuleReads([await ReadText.ReadAsync("DeviceProcessEvents | where ActionType == 'ProcessCreated'"), await ReadText.ReadAsync("SecurityEvent | where EventID == 4688")], EventKnowledge.BuiltIn);

        Assert.That(rule.Rows.Where(row => row.Need == RowNeed.Required).Select(row => (row.Key.ToString(), row.Query)), Is.EqualTo([("Security-Auditing 4688", 1), ("Defender-DeviceProcessEvents ProcessCreated", 0)]));
        Assert.That(rule.IsClosed, Is.True);
    }

    [TestCase("DeviceFileEvents | where ActionType has 'FileCreated'", true)]
    [TestCase("DeviceEvents | where ActionType has 'x'", false)]
    public async Task A_rule_is_closed_when_every_condition_was_followed(string query, bool isClosed) =>
        Assert.That((await ReadText.RuleAsync(query)).IsClosed, Is.EqualTo(isClosed));
}
