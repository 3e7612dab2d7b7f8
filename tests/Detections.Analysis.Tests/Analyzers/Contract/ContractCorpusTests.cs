using Detections.Analysis.Diagnostics;
using Detections.Analysis.Tests.Corpus;

namespace Detections.Analysis.Tests.Analyzers.Contract;

/// <summary>The rules of Azure-Sentinel deploy: what is found in them is advice, and each count was read.</summary>
internal sealed class ContractCorpusTests
{
    [Test]
    public async Task In_Azure_Sentinel_nothing_is_refused()
    {
        var found = (await CorpusRun.OfAsync("Azure-Sentinel")).Result.Diagnostics
            .Where(one => string.CompareOrdinal(one.Id, DiagnosticIds.RequiredKeyIsMissing) >= 0 && one.Id.StartsWith("DET10", StringComparison.Ordinal))
            .CountBy(one => one.Id);

        // Rules of 2021 have no 'kind' yet; the one data type is of a rule that reads Event and names SecurityEvent.
        Assert.That(found, Is.EquivalentTo(new Dictionary<string, int>
        {
            [DiagnosticIds.TemplateKeyIsMissing] = 77,
            [DiagnosticIds.TextIsLongerThanAdvised] = 69,
            [DiagnosticIds.DataTypeIsNotRead] = 1,
        }));
    }

    [TestCase("FalconFriday")]
    [TestCase("Hunting-Queries-Detection-Rules")]
    public async Task Documents_without_front_matter_have_no_contract(string repository)
    {
        var found = (await CorpusRun.OfAsync(repository)).Result.Diagnostics;

        Assert.That(found.Where(one => one.Id.StartsWith("DET102", StringComparison.Ordinal) || one.Id.StartsWith("DET103", StringComparison.Ordinal)), Is.Empty);
    }
}
