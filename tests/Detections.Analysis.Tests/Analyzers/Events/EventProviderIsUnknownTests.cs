using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.Analyzers.Events;

internal sealed class EventProviderIsUnknownTests
{
    private const string Id = DiagnosticIds.EventProviderIsUnknown;

    [Test]
    public async Task A_slip_is_found_and_the_provider_is_named() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.Providers("| [|Sysmom|] | Event ID 3 | Network connection |", "| [|Defender-DeviceFileEvent|] | FileCreated | |", "| [|Microsoft-Windows-Sysmn|] | 3 | |"),
            "The provider 'Sysmom' is unknown; write 'Sysmon'.",
            "The provider 'Defender-DeviceFileEvent' is unknown; write 'Defender-DeviceFileEvents'.",
            "The provider 'Microsoft-Windows-Sysmn' is unknown; write 'Microsoft-Windows-Sysmon'.");

    [Test]
    public async Task A_table_stays_a_table() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.DataSources("|MicrosoftThreatProtection|[|DeviceFilesEvents|]|FileCreated||File|File Creation|"),
            "The provider 'DeviceFilesEvents' is unknown; write 'DeviceFileEvents'.");

    [TestCase("Zscaler")]
    [TestCase("CrowdStrike")]
    [TestCase("ESET")]
    [TestCase("DHCP-Client")]
    [TestCase("Microsoft-Windows-Kernel-File")]
    [TestCase("Microsoft Windows security auditing.")]
    [TestCase("sysmon")]
    [TestCase("`Sysmon`")]
    [TestCase("DeviceFileEvents")]
    [TestCase("SecurityEvent")]
    [TestCase("Defender-EmailEvents")]
    [TestCase("MDE")]
    [TestCase("-")]
    [TestCase("")]
    public async Task A_name_that_may_be_right_is_left_alone(string provider) =>
        await EventRules.Verify(Id).VerifyAsync(EventRules.Providers($"| {provider} | | |"));

    [Test]
    public async Task A_name_that_the_query_reads_is_no_slip() =>
        await EventRules.Verify(Id).VerifyAsync(
            EventRules.DataSources("|Contoso|DeviceFileEvent|FileCreated||File|File Creation|").Replace("search", "// DeviceFileEvent\nsearch", StringComparison.Ordinal));

    [Test]
    public void No_table_of_Microsoft_is_taken_for_a_slip()
    {
        var knowledge = EventKnowledge.BuiltIn;
        var mistaken = KustoSchema.BuiltIn.TableNames
            .SelectMany(table => new[] { table, EventProvider.NameOfTable(table) })
            .Where(name => ProviderNames.FindProvider(knowledge, name) is null && ProviderNames.Nearest(knowledge, name) is not null);

        Assert.That(mistaken, Is.Empty);
    }

    [Test]
    public async Task The_fix_is_safe_where_the_provider_has_the_event()
    {
        await EventRules.Verify(Id).VerifyFixAsync(EventRules.Providers("| [|Sysmom|] | Event ID 3 | |"), EventRules.Providers("| Sysmon | Event ID 3 | |"));
        await EventRules.Verify(Id).VerifyFixAsync(EventRules.Providers("| [|Threat-Inteligence|] | Event ID 99 | |"), EventRules.Providers("| Threat-Intelligence | Event ID 99 | |"), FixSafety.Unsafe);
    }
}
