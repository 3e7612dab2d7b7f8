using Detections.Analysis.Tests.Catalog;

namespace Detections.Analysis.Tests.Driver;

/// <summary>One half of a character: Kusto takes it, and no file can hold it, be it a log, a page or what is kept.</summary>
internal sealed class HalfCharacterTests
{
    [TestCase("""DeviceProcessEvents | where FileName == "a\ud83d" or FolderPath has "\ude00" """)]
    [TestCase("""DeviceProcessEvents | where FileName in ("\ud83d", "\ud83e") """, Description = "These are two.")]
    public async Task It_may_be_stated_and_is_not_known(string query)
    {
        using var folder = new RuleFolder();
        folder.Write("a.kql", query);

        var result = await folder.AnalyzeAsync();
        var catalog = await folder.CatalogAsync();

        Assert.That(result.Diagnostics.Select(one => one.Message), Is.Empty);
        Assert.That(result.Counts.AnalyzedQueries, Is.EqualTo(1));
        Assert.That(CatalogText.Of(catalog), Does.Contain("DeviceProcessEvents").And.Not.Contain(@"\uFFFD"));
    }
    [Test]
    public async Task It_may_stand_in_a_name()
    {
        using var folder = new RuleFolder();
        folder.Write("a.kql", @"DeviceProcessEvents | extend ['\ud83d'] = 1 | where ['\ud83d'] == 1");

        var result = await folder.AnalyzeAsync();

        Assert.That(result.Diagnostics.Select(one => one.Message), Is.Empty);
        Assert.That(result.Counts.AnalyzedQueries, Is.EqualTo(1));
    }
}
