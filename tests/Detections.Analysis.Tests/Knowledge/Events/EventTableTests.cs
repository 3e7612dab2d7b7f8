using Detections.Analysis.Knowledge.Events;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Knowledge.Events;

internal sealed class EventTableTests
{
    private static readonly EventKnowledge Events = EventKnowledge.BuiltIn;

    [TestCase("SecurityEvent", "4624", "Security-Auditing")]
    [TestCase("SecurityEvent", "1102", "Eventlog")]
    [TestCase("DeviceFileEvents", "FileCreated", "Defender-DeviceFileEvents")]
    [TestCase("AuditLogs", "Add device", "Entra-AuditLogs")]
    [TestCase("SecurityEvent", "99999", null)]
    [TestCase("WindowsEvent", "4624", null)]
    public void A_table_tells_whose_event_an_id_is(string table, string id, string? provider) =>
        Assert.That(Events.FindEvent(Events.FindTable(table)!, id)?.Key.Provider, Is.EqualTo(provider));

    [TestCase("Event", "Microsoft-Windows-Sysmon", "Sysmon")]
    [TestCase("Event", "MICROSOFT-WINDOWS-SYSMON", "Sysmon")]
    [TestCase("Event", "Microsoft-Windows-Bits-Client", "Bits-Client")]
    [TestCase("Event", "Service Control Manager", "Service-Control-Manager")]
    [TestCase("WindowsEvent", "Microsoft-Windows-Security-Auditing", "Security-Auditing")]
    [TestCase("SecurityEvent", "AD FS Auditing", "AD-FS-Auditing")]
    [TestCase("SecurityEvent", "Something", null)]
    [TestCase("AWSCloudTrail", "cloudtrail.amazonaws.com", "AWS-cloudtrail")]
    [TestCase("AzureActivity", "Microsoft.Resources", "Azure-Microsoft.Resources")]
    [TestCase("OfficeActivity", "ExchangeAdmin", "M365-ExchangeAdmin")]
    [TestCase("SigninLogs", "Anything", null)]
    public void A_value_of_the_provider_column_tells_the_provider(string table, string value, string? provider) =>
        Assert.That(Events.FindTable(table)!.ProviderOf(value), Is.EqualTo(provider));

    [TestCase("Event", "EventID", "Source", "EventLog")]
    [TestCase("WindowsEvent", "EventID", "Provider", "Channel")]
    [TestCase("SecurityEvent", "EventID", "EventSourceName", "Channel")]
    [TestCase("DeviceEvents", "ActionType", null, null)]
    [TestCase("AzureActivity", "OperationNameValue", "ResourceProviderValue", null)]
    public void A_table_names_its_columns(string name, string eventColumn, string? providerColumn, string? channelColumn)
    {
        var table = Events.FindTable(name)!;
        Assert.That((table.EventColumn, table.ProviderColumn, table.ChannelColumn), Is.EqualTo((eventColumn, providerColumn, channelColumn)));
        Assert.That(table.IsModelled && table.IsConfirmed);

        var columns = KustoSchema.BuiltIn.SubsetFor(name, KustoEnvironment.Unified).Tables.Single().Columns.Select(column => column.Name).ToList();
        Assert.That(columns, Is.SupersetOf(new[] { eventColumn, providerColumn, channelColumn }.OfType<string>()));
    }

    [TestCase("CloudAppEvents")]
    [TestCase("SigninLogs")]
    public void A_table_without_an_event_table_on_the_pages_is_not_modelled(string name) =>
        Assert.That(Events.FindTable(name), Has.Property(nameof(EventTable.IsModelled)).False.And.Property(nameof(EventTable.IsConfirmed)).False);

    [TestCase("DeviceInfo", true)]
    [TestCase("SecurityAlert", true)]
    [TestCase("deviceinfo", false)]
    [TestCase("DeviceEvents", false)]
    [TestCase("BehaviorAnalytics", false)]
    [TestCase("Syslog", false)]
    [TestCase("Mine_CL", false)]
    public void Some_tables_hold_no_events(string name, bool expected) => Assert.That(Events.HoldsNoEvents(name), Is.EqualTo(expected));

    [Test]
    public void A_table_without_events_is_a_table_of_Microsoft_and_no_event_table()
    {
        var tables = KustoSchema.BuiltIn.TableNames.Where(Events.HoldsNoEvents).ToList();

        Assert.That(tables, Has.Count.EqualTo(16));
        Assert.That(tables.Where(table => Events.FindTable(table) is not null), Is.Empty);
    }

    [Test]
    public void Every_table_of_the_facts_is_known()
    {
        var tables = KnowledgeFacts.Rows("schema", "sentinel_table_events.tsv").Select(row => row[1]).Distinct().ToList();
        Assert.That(tables.Where(table => Events.FindTable(table) is null), Is.Empty);
        Assert.That(Events.FindTable("Syslog"), Is.Null);
    }
}
