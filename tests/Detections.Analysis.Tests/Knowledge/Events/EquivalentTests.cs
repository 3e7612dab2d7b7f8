using Detections.Analysis.Knowledge.Events;

namespace Detections.Analysis.Tests.Knowledge.Events;

internal sealed class EquivalentTests
{
    private static readonly EventKnowledge Events = EventKnowledge.BuiltIn;

    // The rows of public pages that rule-page.md lists, less the ActionTypes themselves.
    [TestCase("DeviceNetworkEvents", "ConnectionSuccess ConnectionAttempt ConnectionFailed ConnectionRequest", "Sysmon 3, Security-Auditing 5156, Security-Auditing 5157")]
    [TestCase("DeviceFileEvents", "FileCreated FileRenamed FileModified", "Sysmon 2, Sysmon 11, Security-Auditing 4663")]
    [TestCase("DeviceImageLoadEvents", "any", "Sysmon 7")]
    [TestCase("DeviceNetworkEvents", "any", "Sysmon 3, Security-Auditing 5156")]
    [TestCase("DeviceProcessEvents", "any", "Sysmon 1, Security-Auditing 4688")]
    [TestCase("DeviceEvents", "NamedPipeEvent", "Sysmon 17, Sysmon 18")]
    [TestCase("DeviceEvents", "UserAccountCreated UserAccountModified UserAccountAddedToLocalGroup", "Security-Auditing 4720, Security-Auditing 4732, Security-Auditing 4738")]
    [TestCase("DeviceLogonEvents", "LogonFailed LogonSuccess", "Security-Auditing 4624, Security-Auditing 4625")]
    [TestCase("DeviceLogonEvents", "any", "")]
    [TestCase("DeviceEvents", "QueueUserApcRemoteApiCall NtAllocateVirtualMemoryRemoteApiCall CreateRemoteThreadApiCall SetThreadContextRemoteApiCall NtMapViewOfSectionRemoteApiCall", "Sysmon 8, Threat-Intelligence 1, Threat-Intelligence 3, Threat-Intelligence 4, Threat-Intelligence 5")]
    [TestCase("DeviceRegistryEvents", "RegistryKeyDeleted RegistryKeyRenamed RegistryValueDeleted RegistryValueSet", "Sysmon 12, Sysmon 13, Sysmon 14, Security-Auditing 4657, Security-Auditing 4660, Security-Auditing 4663")]
    public void The_required_equivalents_are_the_rows_of_the_published_pages(string table, string actionTypes, string rows)
    {
        var keys = actionTypes.Split(' ').Select(actionType => Events.FindEvent(EventProvider.NameOfTable(table), actionType)!.Key).ToList();
        var required = keys.SelectMany(key => Events.EquivalentsOf(key)).Where(equivalent => equivalent.Strength == EquivalentStrength.Required).Select(equivalent => equivalent.Event)
            .Distinct().Order(Events.RowOrder).ToList();

        Assert.That(string.Join(", ", required), Is.EqualTo(rows));
        Assert.That(required.Select(key => Events.FindEvent(key.Provider, key.Id)), Has.None.Null);
    }

    [Test]
    public void Every_equivalent_of_the_facts_is_there_with_the_strength_of_its_source()
    {
        foreach (var row in KnowledgeFacts.Rows("events", "equivalents.tsv"))
        {
            var key = Events.FindEvent(EventProvider.NameOfTable(row[0]), row[1])!.Key;
            var equivalent = Events.EquivalentsOf(key).Single(one => one.Event == new EventKey(row[2], row[3]));
            var sources = row[4].Split("; ");
            Assert.That(equivalent.Strength == EquivalentStrength.Required, Is.EqualTo(sources.Any(source => source is "site" or "seed 000" or "seed 003")), row[4]);
            Assert.That(equivalent.IsConfirmed, Is.EqualTo(row[4] != "memory"));
        }
    }

    [Test]
    public void Every_equivalent_stands_for_events_that_are_known() =>
        Assert.That(
            Events.Providers.SelectMany(provider => provider.Events).SelectMany(known => Events.EquivalentsOf(known.Key)).Where(equivalent => Events.FindEvent(equivalent.Event.Provider, equivalent.Event.Id) is not null).ToList(),
            Has.Count.EqualTo(194));
}
