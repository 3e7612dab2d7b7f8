using System.Collections.Immutable;
using Detections.Analysis;
using Detections.Analysis.Fixing;
using Detections.Catalog.Markdown;

namespace Detections.Catalog.Tests.Markdown;

/// <summary>Sections of the page of a rule that its document keeps.</summary>
internal sealed class MarkdownSectionsTests
{
    private const string Query = "DeviceProcessEvents\n| where FileName in~ (\"winrs.exe\", \"b|c\") and FolderPath !has \"temp\"\n| summarize Count = count() by DeviceId\n| where Count > 3\n";
    private const string End = "<!-- /detections:generated -->\n";

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("sections-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Every_section_is_written_where_it_is_asked_for_and_stays_then()
    {
        var file = Write($"# Rule\n\n{string.Concat(new MarkdownSections().Names.Select(Empty))}## KQL\n\n```kql\nlet window = 1d;\n{Query}```\n");

        Assert.That(await FindingsAsync(), Is.EqualTo(Enumerable.Repeat("DET8001", 6)));
        await FixAsync();
        Golden.AssertEqual(File.ReadAllText(file), "tests/Detections.Catalog.Tests/Markdown/Golden/sections.md");
        Assert.That(await FindingsAsync(), Is.Empty);
        var written = File.ReadAllBytes(file);
        await FixAsync();
        Assert.That(File.ReadAllBytes(file), Is.EqualTo(written));
    }

    [Test]
    public async Task Nothing_of_a_section_is_a_part_of_the_rule()
    {
        Write($"# Rule\n\n{Empty("stages")}```kql\n{Query}```\n\n<!-- detections:generated indicators -->\n\n# Another title\n\n| Tactic | Technique |\n|---|---|\n| Nonsense | T9999 |\n\n```kql\nNoTable | nonsense\n```\n\n{End}");
        var result = await AnalyzeAsync();

        var rule = (await result.Catalog!.MakeAsync(CancellationToken.None)).Rules.Single();
        Assert.That(rule.Queries.Single().Text.Trim(), Is.EqualTo(Query.Trim()));
        Assert.That((rule.Title, rule.Techniques.Length), Is.EqualTo(("Rule", 0)));
        Assert.That(result.Diagnostics.Select(one => one.Id).Where(id => id.StartsWith("DET2", StringComparison.Ordinal) || id.StartsWith("KS", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Line_ends_are_those_of_the_file()
    {
        var file = Write($"# Rule\n\n{Empty("indicators")}```kql\n{Query}```\n".ReplaceLineEndings("\r\n"));
        await FixAsync();

        Assert.That(File.ReadAllText(file).Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Contain('\n').And.Contain("winrs.exe"));
        Assert.That(await FindingsAsync(), Is.Empty);
    }

    [Test]
    public async Task What_a_rule_does_not_have_leaves_a_section_empty()
    {
        Write($"# Rule\n\n{Empty("exclusions")}```kql\nDeviceProcessEvents | where FileName =~ \"a.exe\"\n```\n");

        Assert.That(await FindingsAsync(), Is.Empty);
    }

    [Test]
    public async Task Several_queries_have_their_sections_below_their_numbers()
    {
        var file = Write($"# Rule\n\n{Empty("indicators")}## First\n\n```kql\nDeviceProcessEvents | where FileName == \"a\"\n```\n\n## Second\n\n```kql\nDeviceProcessEvents | where FileName == \"b\"\n```\n");
        await FixAsync();

        Assert.That(File.ReadAllText(file), Does.Contain("## Query 1: First\n\n### Indicators\n").And.Contain("## Query 2: Second\n\n### Indicators\n"));
        Assert.That(await FindingsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_query_with_an_error_has_no_section_that_is_right()
    {
        Write($"# Rule\n\n{Empty("indicators")}```kql\nDeviceProcessEvents | where NoColumn == \"a\"\n```\n");

        Assert.That(await FindingsAsync(), Is.Empty);
    }

    [TestCase("Unknown_CL | where FileName == \"a\"")]
    [TestCase("UnknownFunction() | where FileName == \"a\"")]
    [TestCase("cluster('other').database('d').DeviceProcessEvents | where FileName == \"a\"")]
    public async Task What_a_query_reads_that_nobody_declares_is_no_error_of_its_section(string query)
    {
        var file = Write($"# Rule\n\n{Empty("indicators")}```kql\n{query}\n```\n");

        Assert.That(await FindingsAsync(), Is.EqualTo(["DET8001"]));
        await FixAsync();
        Assert.That(File.ReadAllText(file), Does.Contain("| `FileName` | eq | `a` |"));
        Assert.That(await FindingsAsync(), Is.Empty);
    }

    [TestCase("indicator", "There is no generated section 'indicator'; write 'parameters', 'stages', 'exclusions', 'indicators', 'thresholds' or 'output'. Did you mean 'indicators'?", 26)]
    [TestCase("", "There is no generated section ''; write 'parameters', 'stages', 'exclusions', 'indicators', 'thresholds' or 'output'.", 5)]
    public async Task An_unknown_section_is_told_at_its_name(string name, string message, int column)
    {
        Write($"# Rule\n\n{Empty(name)}```kql\n{Query}```\n");
        var finding = (await AnalyzeAsync()).Diagnostics.Single(one => one.Id.StartsWith("DET8", StringComparison.Ordinal));

        Assert.That((finding.Id, finding.Message, finding.Location.Start.Line, finding.Location.Start.Column), Is.EqualTo(("DET8003", message, 2, column)));
    }

    [Test]
    public async Task Comments_that_are_no_pair_are_told_and_hide_nothing()
    {
        Write($"# Rule\n\n{End}\n<!-- detections:generated stages -->\n\n<!-- detections:generated indicators -->\n\n- item\n\n  <!-- detections:generated output -->\n\n  <!-- /detections:generated -->\n\n```kql\n{Query}```\n");
        var result = await AnalyzeAsync();

        Assert.That(result.Diagnostics.Where(one => one.Id == "DET8004").Select(one => one.Location.Start.Line), Is.EqualTo([2, 4, 6, 10, 12]));
        Assert.That((await result.Catalog!.MakeAsync(CancellationToken.None)).Rules.Single().Queries, Has.Length.EqualTo(1));
    }

    private static string Empty(string name) => $"<!-- detections:generated{(name.Length > 0 ? " " + name : "")} -->\n\n{End}\n";

    private string Write(string text)
    {
        var file = Path.Combine(_folder, "rule.md");
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<ImmutableArray<string>> FindingsAsync() => [.. (await AnalyzeAsync()).Diagnostics.Select(one => one.Id).Where(id => id.StartsWith("DET8", StringComparison.Ordinal))];

    private Task<AnalysisResult> AnalyzeAsync() => new DetectionAnalyzerDriver().RunAsync(Request, TestEngine.Engine, CancellationToken.None);

    private Task<FixResult> FixAsync() => new DetectionFixer().RunAsync(new FixRequest { Analysis = Request with { WithCatalog = false } }, TestEngine.Engine, CancellationToken.None);

    private AnalysisRequest Request => new() { Sources = [Path.Combine(_folder, "rule.md")], RootDirectory = _folder, WithCatalog = true, Sections = new MarkdownSections() };
}
