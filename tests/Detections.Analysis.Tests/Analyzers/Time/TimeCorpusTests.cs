using Detections.Analysis.Diagnostics;
using Detections.Analysis.Tests.Corpus;

namespace Detections.Analysis.Tests.Analyzers.Time;

/// <summary>The rules of Azure-Sentinel were deployed: what is said of them must be really wrong. Each finding was read.</summary>
internal sealed class TimeCorpusTests
{
    [Test]
    public async Task In_Azure_Sentinel_one_rule_asks_for_what_it_does_not_get()
    {
        var found = (await CorpusRun.OfAsync("Azure-Sentinel")).Result.Diagnostics
            .Where(IsOfTimeOrPlatform)
            .Select(one => $"{one.Id} {Path.GetFileName(one.Location.Path)}({one.Location.Start.Line + 1})");

        // It asks for 14 days under a period of one. The others name what 'bag_unpack' and 'pivot' make of the events at hand.
        Assert.That(found, Is.EquivalentTo(new[]
        {
            "DET6001 NOBELIUM_SuspiciousScriptRegistryWrite.yaml(26)",
            "DET7002 UseraddedtoPrivilgedGroups.yaml(32)",
            "DET7002 ADFSKeyExportSysmon.yaml(37)",
            "DET7002 ADFSKeyExportSysmon.yaml(39)",
            "DET7002 ADFSKeyExportSysmon.yaml(51)",
            "DET7002 ADFSKeyExportSysmon.yaml(53)",
            "DET7002 ExchangeOABVirtualDirectoryAttributeContainingPotentialWebshell.yaml(26)",
            "DET7002 ExchangeOABVirtualDirectoryAttributeContainingPotentialWebshell.yaml(28)",
            "DET7002 StartStopHealthService.yaml(27)",
        }));
    }

    [TestCase("FalconFriday")]
    [TestCase("Hunting-Queries-Detection-Rules")]
    public async Task In_documents_without_schedule_there_is_nothing_to_compare(string repository)
    {
        var found = (await CorpusRun.OfAsync(repository)).Result.Diagnostics;

        Assert.That(found.Where(IsOfTimeOrPlatform), Is.Empty);
    }

    private static bool IsOfTimeOrPlatform(Diagnostic diagnostic) =>
        diagnostic.Descriptor.Category is DiagnosticCategory.Platform || diagnostic.Id is DiagnosticIds.LookbackExceedsPeriod or DiagnosticIds.LookbackIsShorterThanFrequency or DiagnosticIds.InComparesAnotherColumn;
}
