using Detections.Analysis.Knowledge.Declarations;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Knowledge.Declarations;

internal sealed class DeclaredKnowledgeTests
{
    [Test]
    public void A_new_provider_is_known_with_its_events_in_order()
    {
        var events = With("provider\tevent\ttitle\nContoso Agent\t10\tB\nMicrosoft-Windows-contoso agent\t9\tA");

        var provider = events.FindProvider("Contoso-Agent")!;
        Assert.That((provider.Kind, provider.IsComplete), Is.EqualTo((EventProviderKind.Windows, false)));
        Assert.That(provider.Events.Select(known => known.Key.ToString()), Is.EqualTo(new[] { "Contoso-Agent 9", "Contoso-Agent 10" }));
        Assert.That(EventKnowledge.BuiltIn.FindProvider("Contoso-Agent"), Is.Null);
    }

    [Test]
    public void An_event_of_a_known_provider_takes_its_place()
    {
        var provider = With("provider\tevent\ttitle\nmicrosoft-windows-sysmon\t30\tNew thing").FindProvider("Sysmon")!;

        Assert.That(provider.Events.Select(known => known.Key.Id).TakeLast(3), Is.EqualTo(new[] { "29", "30", "255" }));
        Assert.That(provider.IsComplete);
        Assert.That(provider.Events, Has.Length.EqualTo(31));
    }

    [Test]
    public void A_declared_title_wins_and_the_old_one_stays_accepted()
    {
        var known = With("provider\tevent\ttitle\nSysmon\t3\tNetwork connection seen").FindEvent("Sysmon", "3")!;

        Assert.That((known.Title, known.IsTitleConfirmed), Is.EqualTo(("Network connection seen", true)));
        Assert.That(known.HasTitle("Network connection") && known.HasTitle("Network connection detected"));
        Assert.That(known.Channels, Is.Not.Empty);
    }

    [Test]
    public void A_row_without_a_title_confirms_the_event_alone()
    {
        var before = EventKnowledge.BuiltIn.FindEvent("PowerShell", "8196")!;
        var known = With("provider\tevent\ttitle\nPowerShell\t8196\t-").FindEvent("PowerShell", "8196")!;

        Assert.That(before.IsConfirmed, Is.False);
        Assert.That((known.IsConfirmed, known.IsTitleConfirmed, known.Title), Is.EqualTo((true, false, before.Title)));
    }

    [Test]
    public void A_new_ActionType_stands_behind_those_of_the_catalog_and_any_before_them()
    {
        var events = With("table\tActionType\ttitle\nDeviceImageLoadEvents\tContosoLoaded\tLoaded\nNewTable\tFirst\tF\nNewTable\tany\tAll");

        Assert.That(events.FindProvider("Defender-DeviceImageLoadEvents")!.Events.Select(known => known.Key.Id), Is.EqualTo(new[] { "any", "ImageLoaded", "ContosoLoaded" }));
        var table = events.FindProvider("Defender-NewTable")!;
        Assert.That((table.Kind, table.DefenderTable), Is.EqualTo((EventProviderKind.Defender, "NewTable")));
        Assert.That(table.Events.Select(known => known.Key.Id), Is.EqualTo(new[] { "any", "First" }));
    }

    [Test]
    public void An_equivalent_is_added_or_given_another_strength()
    {
        var events = With("table\tActionType\tprovider\tevent\tstrength\nDeviceEvents\tnamedpipeevent\tSysmon\t17\tacceptable\nDeviceEvents\tNamedPipeEvent\tSecurity-Auditing\t5145\trequired");

        var equivalents = events.EquivalentsOf(new EventKey("Defender-DeviceEvents", "NamedPipeEvent"));
        Assert.That(equivalents.Select(one => $"{one.Event} {one.Strength}"), Is.SupersetOf(new[] { "Sysmon 17 Acceptable", "Sysmon 18 Required", "Security-Auditing 5145 Required" }));
        Assert.That(equivalents.Select(one => one.Event), Is.Unique.And.Ordered.Using(events.RowOrder));
    }

    private static EventKnowledge With(string content)
    {
        var reading = KnowledgeDeclarations.Read(new SourceText("/k/test.tsv", content));
        Assert.That(reading.Problems, Is.Empty);
        return EventKnowledge.BuiltIn.With(reading.Declarations);
    }
}
