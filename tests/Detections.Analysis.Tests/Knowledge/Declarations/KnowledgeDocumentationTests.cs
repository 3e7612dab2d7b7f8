using System.Text.RegularExpressions;
using Detections.Analysis.Knowledge.Declarations;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Knowledge.Declarations;

internal sealed partial class KnowledgeDocumentationTests
{
    [Test]
    public void Every_example_of_the_page_is_read_without_a_problem()
    {
        var examples = Fence().Matches(File.ReadAllText(RepositoryRoot.Combine("docs", "knowledge.md")))
            .Select(fence => KnowledgeDeclarations.Read(new SourceText("docs/knowledge.md", fence.Groups["text"].Value)))
            .ToList();

        Assert.That(examples.SelectMany(example => example.Problems), Is.Empty);
        Assert.That(string.Join("; ", examples.Select(example => $"{example.Declarations.Events.Length} {example.Declarations.Equivalents.Length}")), Is.EqualTo("3 0; 2 0; 0 2"));
    }

    [Test]
    public void The_page_lists_the_columns_the_reader_knows()
    {
        var page = File.ReadAllText(RepositoryRoot.Combine("docs", "knowledge.md"));
        foreach (var form in new[] { KnowledgeForm.Events, KnowledgeForm.ActionTypes, KnowledgeForm.Equivalents })
            Assert.That(page, Does.Contain($"| {Listed(form.Required)} | {Listed(form.Optional)} |"));

        static string Listed(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"`{column}`"));
    }

    [Test]
    public void The_list_of_data_files_tells_the_rows_of_each()
    {
        var folder = RepositoryRoot.Combine("src", "Detections.Analysis", "Knowledge", "Data");
        var listed = CountedFile().Matches(File.ReadAllText(Path.Combine(folder, "SOURCES.md")))
            .ToDictionary(row => row.Groups["file"].Value, row => row.Groups["rows"].Value.Replace(",", "", StringComparison.Ordinal));
        var files = Directory.EnumerateFiles(folder, "*.tsv").ToDictionary(file => Path.GetFileName(file), file => $"{File.ReadLines(file).Count() - 1}");

        Assert.That(files, Is.Not.Empty);
        Assert.That(listed, Is.EquivalentTo(files));
    }

    [GeneratedRegex("^```tsv\r?\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| `(?<file>[\w-]+\.tsv)` \| (?<rows>[\d,]+) \|", RegexOptions.Multiline)]
    private static partial Regex CountedFile();
}
