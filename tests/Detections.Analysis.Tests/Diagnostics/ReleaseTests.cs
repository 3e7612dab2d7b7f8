using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Diagnostics;

/// <summary>The list of ids that a user can look up to see what a new version brings.</summary>
internal sealed class ReleaseTests
{
    [Test]
    public void The_release_files_list_every_id_with_its_category_and_severity()
    {
        var listed = ReadRows("Shipped").Concat(ReadRows("Unshipped"));
        var expected = DescriptorTable.All.Select(descriptor =>
            $"{descriptor.Id} | {RulePage.NameOf(descriptor.Category)} | {descriptor.DefaultSeverity} | {descriptor.Title}");

        Assert.That(listed, Is.EquivalentTo(expected));
    }

    private static IEnumerable<string> ReadRows(string file) =>
        File.ReadLines(RepositoryRoot.Combine("src", "Detections.Analysis", $"AnalyzerReleases.{file}.md"))
            .Where(line => line.StartsWith("DET", StringComparison.Ordinal));
}
