using System.Collections.Immutable;
using Detections.Analysis;

namespace Detections.Catalog.Tests.Markdown;

/// <summary>The pages of the sample's rules that stand for those of a public catalog, and the page of a stranger.</summary>
internal sealed class MarkdownPageTests
{
    private const string GoldenFolder = "tests/Detections.Catalog.Tests/Markdown/Golden";

    private static readonly string[] SampleRules = ["rules-endpoint-unknown-process-uses-smb-or-winrm.md", "rules-endpoint-winrm-plugin-lateral-movement.md"];

    [Test]
    public async Task The_pages_of_the_sample_are_those_of_a_public_catalog()
    {
        var root = RepositoryRoot.Combine("samples", "Contoso.Detections");
        var request = new AnalysisRequest
        {
            Sources = FilesBelow(Path.Combine(root, "rules")),
            SchemaFiles = FilesBelow(Path.Combine(root, "schema")),
            RootDirectory = root,
            WithCatalog = true,
        };
        var result = await new DetectionAnalyzerDriver().RunAsync(request, TestEngine.Engine, CancellationToken.None);

        using var catalog = new WrittenCatalog(await result.Catalog!.MakeAsync(CancellationToken.None), "https://example.com/{path}#L{line}");

        Assert.Multiple(() =>
        {
            foreach (var page in SampleRules)
                Golden.AssertEqual(catalog.Text("pages/" + page), $"{GoldenFolder}/{page}");
        });
    }

    [Test]
    public void The_page_of_a_stranger_shows_what_it_says_and_nothing_more()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Of(TestCatalog.Stranger));

        Golden.AssertEqual(catalog.Text("pages/rules-b-stranger-b.md"), $"{GoldenFolder}/stranger.md");
    }

    private static ImmutableArray<string> FilesBelow(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
