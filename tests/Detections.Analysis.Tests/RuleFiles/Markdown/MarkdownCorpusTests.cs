using Detections.Analysis.RuleFiles;
using Detections.Analysis.RuleFiles.Markdown;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.RuleFiles.Markdown;

/// <summary>Two public repositories of Markdown rules. The numbers were found with the reader and checked by hand.</summary>
internal sealed class MarkdownCorpusTests
{
    [TestCase("FalconFriday", 61, 58, 113, Description = "The others: a read-me and two that say they were replaced.")]
    [TestCase("Hunting-Queries-Detection-Rules", 455, 448, 835, Description = "The others are indexes and links. 22 fences hold command lines, PowerShell, JSON, a list, two fragments.")]
    public void Every_document_with_a_query_is_read(string repository, int documents, int rules, int queries)
    {
        var files = ReadAll(repository);

        Assert.Multiple(() =>
        {
            Assert.That(files, Has.Count.EqualTo(documents));
            Assert.That(files.Sum(file => file.Rules.Length), Is.EqualTo(rules));
            Assert.That(files.Sum(file => file.Rules.Sum(rule => rule.Queries.Length)), Is.EqualTo(queries));
        });
    }

    [TestCase("FalconFriday")]
    [TestCase("Hunting-Queries-Detection-Rules")]
    public void Every_line_of_a_query_is_a_line_of_the_file(string repository)
    {
        foreach (var file in ReadAll(repository))
        {
            foreach (var query in file.Rules.SelectMany(rule => rule.Queries))
            {
                var first = file.Text.PositionAt(query.Span.Start).Line;
                var last = file.Text.PositionAt(query.Span.End).Line;
                var lines = Enumerable.Range(first, last - first + 1).Select(line => file.Text.Substring(file.Text.LineSpan(line)));
                Assert.That(query.Text, Is.EqualTo(string.Join('\n', lines)), file.Text.Path);

                var offset = 0;
                foreach (var (line, index) in query.Text.Split('\n').Select((line, index) => (line, index)))
                {
                    Assert.That(query.Map.ToFile(new(offset, line.Length)), Is.EqualTo(file.Text.LineSpan(first + index)), file.Text.Path);
                    offset += line.Length + 1;
                }
            }
        }
    }

    [Test]
    public void The_only_fence_that_is_not_closed_is_found()
    {
        var problems = ReadAll("FalconFriday").Concat(ReadAll("Hunting-Queries-Detection-Rules")).SelectMany(file => file.Problems);

        Assert.That(
            problems.Select(problem => $"{Path.GetFileName(problem.Location.Path)} {problem.Location.Start.Line + 1} {problem.Id}").Single(),
            Is.EqualTo("nf_ttp_t1562.001_scattered-spider_abuse conditional_access_trusted_locations.md 29 DET1007"));
    }

    [Test]
    public void The_headings_of_the_twins_say_the_environment()
    {
        var queries = ReadAll("Hunting-Queries-Detection-Rules").SelectMany(file => file.Rules).SelectMany(rule => rule.Queries);
        var counts = queries.CountBy(query => query.Environment?.ToString() ?? "open").OrderBy(count => count.Key, StringComparer.Ordinal);

        Assert.That(string.Join(' ', counts.Select(count => $"{count.Key} {count.Value}")), Is.EqualTo("DefenderXdr 387 Sentinel 406 Unified 6 open 36"));
    }

    private static List<RuleFile> ReadAll(string repository) =>
        [.. SharedCorpus.Files(repository, "*.md")
            .Select(path => MarkdownReader.Read(new SourceText(path, File.ReadAllText(path))))];
}
