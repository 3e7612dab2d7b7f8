using Detections.Analysis.Knowledge.Events;

namespace Detections.Analysis.Tests.Knowledge.Events;

internal sealed class AsimTests
{
    private static readonly EventKnowledge Events = EventKnowledge.BuiltIn;

    [TestCase("_ASim_RegistryEvent")]
    [TestCase("_Im_RegistryEvent")]
    [TestCase("_Im_Registry")]
    [TestCase("imRegistry")]
    [TestCase("ASimRegistry")]
    public void A_parser_of_a_schema_reads_what_each_of_its_sources_does(string function)
    {
        var reads = Events.AsimReadsOf(function);
        var ids = reads.Where(read => Events.FindTable(read.Table) is not null).SelectMany(read => read.EventIds).Distinct();
        Assert.That(ids, Is.EquivalentTo(new[] { "12", "13", "14", "4657", "4663", "RegistryKeyDeleted", "RegistryKeyRenamed", "RegistryValueDeleted", "RegistryValueSet" }));
        Assert.That(reads, Has.Length.EqualTo(9));
    }

    [TestCase("_ASim_RegistryEvent_MicrosoftSysmon")]
    [TestCase("_Im_RegistryEvent_MicrosoftSysmon")]
    [TestCase("vimRegistryEventMicrosoftSysmon")]
    [TestCase("ASimRegistryMicrosoftSysmon")]
    public void A_parser_of_a_source_reads_that_alone(string function)
    {
        var read = Events.AsimReadsOf(function).Single();
        Assert.That((read.Schema, read.Table), Is.EqualTo(("RegistryEvent", "Event")));
        Assert.That(read.ProviderValues, Is.EqualTo(new[] { "Microsoft-Windows-Sysmon" }));
        Assert.That(read.EventIds, Is.EqualTo(new[] { "12", "13", "14" }));
    }

    [Test]
    public void A_parser_of_a_kind_of_process_events_reads_that_kind()
    {
        var ids = Events.AsimReadsOf("imProcessCreate").SelectMany(read => read.EventIds).Distinct();
        Assert.That(ids, Is.EquivalentTo(new[] { "1", "4688" }));
    }

    [TestCase("_ASim_Nothing")]
    [TestCase("imaginary")]
    [TestCase("im")]
    [TestCase("FileProfile")]
    [TestCase("")]
    public void Another_function_reads_nothing_that_is_known(string function) =>
        Assert.That(Events.AsimReadsOf(function), Is.Empty);

    [Test]
    public void Every_parser_of_the_facts_is_found_by_its_name()
    {
        var rows = KnowledgeFacts.Rows("schema", "asim_parser_events.tsv");
        foreach (var parser in rows.GroupBy(row => row[1]))
            Assert.That(Events.AsimReadsOf(parser.Key).Select(read => read.Table), Is.EquivalentTo(parser.Select(row => row[2])), parser.Key);
    }
}
