using Detections.Analysis.Knowledge.Events;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Knowledge.Events;

internal sealed class EventKnowledgeTests
{
    private static readonly EventKnowledge Events = EventKnowledge.BuiltIn;

    [Test]
    public void Every_event_of_the_facts_is_found_by_its_provider_and_id()
    {
        foreach (var row in KnowledgeFacts.Rows("events", "windows_events.tsv"))
        {
            var known = Events.FindEvent(row[0], row[2])!;
            Assert.That(known, Is.Not.Null, $"{row[0]} {row[2]}");
            Assert.That(known.Channels, Does.Contain(row[1]));
            Assert.That(known.HasTitle(row[3]), row[3]);
            // Two providers answer to an ETW name that differs in letter case alone.
            Assert.That(Events.FindEvent(row[4], row[2]), Is.SameAs(known), row[4]);
        }
        foreach (var row in KnowledgeFacts.Rows("events", "defender_actiontypes.tsv"))
            Assert.That(Events.FindEvent(EventProvider.NameOfTable(row[0]), row[1])?.Title, Is.EqualTo(row[2]), row[1]);
        foreach (var row in KnowledgeFacts.Rows("events", "cloud_operations.tsv"))
            Assert.That(Events.FindEvent(row[0], row[1]), Is.Not.Null, row[1]);
    }

    [Test]
    public void Every_accepted_title_of_the_facts_is_one()
    {
        foreach (var row in KnowledgeFacts.Rows("events", "title_aliases.tsv"))
            Assert.That(Events.FindEvent(row[0], row[1])!.HasTitle(row[2]), row[2]);
    }

    [TestCase("000_485d10e7085648a0.txt", 4)]
    [TestCase("003_ef8ccf15ea3f4f88.txt", 9)]
    public void The_events_of_a_seed_page_are_found_as_written_and_in_their_order(string file, int count)
    {
        var rows = KnowledgeFacts.SeedRows(file, "| Provider |");
        var found = rows.Select(row => Events.FindEvent(row[0], row[1].Replace("Event ID ", "", StringComparison.Ordinal))).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            var known = found[i];
            Assert.That(known, Is.Not.Null, rows[i][1]);
            Assert.That((known!.Key.Provider, known.Title), Is.EqualTo((rows[i][0], rows[i][2])));
            Assert.That(known.IsConfirmed && known.IsTitleConfirmed, rows[i][2]);
        }
        Assert.That(found.Select(known => known!.Key), Is.Ordered.Using(Events.RowOrder));
        Assert.That(found, Has.Count.EqualTo(count));
    }

    [TestCase("Sysmon")]
    [TestCase("sysmon")]
    [TestCase("Microsoft-Windows-Sysmon")]
    [TestCase(" microsoft-windows-sysmon ")]
    public void A_provider_is_found_by_each_of_its_names(string name) =>
        Assert.That(Events.FindProvider(name)?.Name, Is.EqualTo("Sysmon"));

    [TestCase("Microsoft-Windows-Windows Defender", "Windows-Defender")]
    [TestCase("Service Control Manager", "Service-Control-Manager")]
    [TestCase("LsaSrv", "LSA")]
    [TestCase("Eventlog", "Eventlog")]
    [TestCase("EventLog", "EventLog")]
    [TestCase("defender-deviceevents", "Defender-DeviceEvents")]
    [TestCase("M365-ExchangeAdmin", "M365-ExchangeAdmin")]
    [TestCase("Microsoft-Windows-", null)]
    [TestCase("", null)]
    public void A_provider_has_the_name_that_pages_write(string name, string? expected) =>
        Assert.That(Events.FindProvider(name)?.Name, Is.EqualTo(expected));

    [TestCase("Network connection")]
    [TestCase(" network connection. ")]
    [TestCase("Network connection detected")]
    public void A_title_is_right_with_or_without_its_full_stop_and_in_any_letter_case(string title) =>
        Assert.That(Events.FindEvent("Sysmon", "3")!.HasTitle(title));

    [TestCase("Network connections")]
    [TestCase("")]
    [TestCase(".")]
    public void Another_title_is_wrong(string title) =>
        Assert.That(Events.FindEvent("Sysmon", "3")!.HasTitle(title), Is.False);

    [TestCase("Sysmon", 30, true)]
    [TestCase("Security-Auditing", 415, true)]
    [TestCase("PowerShell", 23, false)]
    [TestCase("Defender-DeviceFileEvents", 8, true)]
    [TestCase("Defender-CloudAppEvents", 107, false)]
    public void A_provider_says_whether_its_list_is_the_whole_one(string provider, int count, bool isComplete)
    {
        var known = Events.FindProvider(provider)!;
        Assert.That((known.Events.Length, known.IsComplete), Is.EqualTo((count, isComplete)));
    }

    [TestCase("Sysmon", "1", true, true, TestName = "Read_at_the_source")]
    [TestCase("Security-Auditing", "4624", true, true, TestName = "Read_in_two_sources")]
    [TestCase("PowerShell", "4104", true, true, TestName = "One_of_its_provider_seen_on_the_site")]
    [TestCase("PowerShell", "4103", true, false, TestName = "The_id_seen_and_the_title_from_memory")]
    [TestCase("PowerShell", "8196", false, false, TestName = "From_memory")]
    [TestCase("Windows-Defender", "2012", false, false, TestName = "From_memory_of_a_list")]
    [TestCase("Threat-Intelligence", "4", true, true, TestName = "One_of_several_seen_on_the_site")]
    [TestCase("Defender-DeviceFileEvents", "FileCreated", true, true, TestName = "An_ActionType_of_the_site")]
    [TestCase("Defender-DeviceNetworkEvents", "ConnectionFound", true, false, TestName = "An_ActionType_with_a_title_made_from_its_name")]
    [TestCase("Defender-DeviceNetworkEvents", "ConnectionAttempt", true, false, TestName = "An_ActionType_seen_in_a_query")]
    [TestCase("Defender-DeviceNetworkEvents", "ConnectionAcknowledged", false, false, TestName = "An_ActionType_nobody_verified")]
    [TestCase("Defender-DeviceNetworkEvents", "SslConnectionInspected", false, false, TestName = "An_ActionType_from_memory")]
    [TestCase("Defender-CloudAppEvents", "Add member to role.", true, false, TestName = "An_ActionType_from_memory_and_from_a_source")]
    [TestCase("Entra-AuditLogs", "Add device", true, false, TestName = "An_operation_without_a_title")]
    public void A_fact_knows_whether_it_is_confirmed(string provider, string id, bool isConfirmed, bool isTitleConfirmed)
    {
        var known = Events.FindEvent(provider, id)!;
        Assert.That((known.IsConfirmed, known.IsTitleConfirmed), Is.EqualTo((isConfirmed, isTitleConfirmed)));
    }

    [Test]
    public void What_the_sources_mark_as_unconfirmed_is_not_confirmed()
    {
        var unconfirmed = KnowledgeFacts.Rows("events", "defender_actiontypes.tsv").Where(row => row[3] is "community (unverified)" || (row[3].StartsWith("memory", StringComparison.Ordinal) && !row[3].Contains(';')))
            .Select(row => Events.FindEvent(EventProvider.NameOfTable(row[0]), row[1])!)
            .Concat(KnowledgeFacts.Rows("events", "windows_events.tsv").Where(row => row[5] == "memory").Select(row => Events.FindEvent(row[0], row[2])!)).ToList();

        Assert.That(unconfirmed, Has.Count.EqualTo(18 + 37 + 8 + 119));
        Assert.That(unconfirmed.Where(known => known.IsConfirmed || known.IsTitleConfirmed).Select(known => known.Key), Is.Empty);
    }

    [Test]
    public void An_id_is_found_with_every_provider_that_has_it() =>
        Assert.That(Events.FindEvents("4104").Select(known => known.Key.Provider), Is.EqualTo(new[] { "PowerShell" }));

    [TestCase("Microsoft-Windows-Sysmon/Operational", "Sysmon")]
    [TestCase("security", "Security-Auditing, AD-FS-Auditing, Eventlog")]
    [TestCase("Nothing", "")]
    public void A_channel_tells_its_providers(string channel, string providers) =>
        Assert.That(string.Join(", ", Events.ProvidersOfChannel(channel).Select(provider => provider.Name)), Is.EqualTo(providers));

    [Test]
    public void Tables_of_a_kind_tell_their_events_in_one_column()
    {
        var tables = KustoSchema.BuiltIn.TableNames.Select(EventKnowledge.BuiltIn.FindTable).OfType<EventTable>().ToList();
        var ofDefender = tables.Where(table => table.DefaultProvider is { } provider && EventProvider.IsNameOfTable(provider));
        var ofWindows = tables.Where(table => table.ChannelColumn is not null);

        Assert.That(ofDefender.Select(table => table.EventColumn), Is.Not.Empty.And.All.EqualTo(EventTable.ActionType));
        Assert.That(ofWindows.Select(table => table.EventColumn), Is.Not.Empty.And.All.EqualTo(EventTable.WindowsEventId));
    }
}
