using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Semantics.Events;

/// <summary>The queries of three public repositories. The rows of more than fifty of them were compared with the query by hand.</summary>
internal sealed class ReadCorpusTests
{
    [TestCase("FalconFriday", "*.md", 0.95)]
    [TestCase("Hunting-Queries-Detection-Rules", "*.md", 0.9)]
    [TestCase("Azure-Sentinel", "*.yaml", 0.8)]
    public async Task Nearly_every_read_of_a_known_table_is_followed_to_its_end(string repository, string pattern, double leastClosed)
    {
        int closed = 0, open = 0, unknown = 0;
        foreach (var query in SharedCorpus.Files(repository, pattern).SelectMany(Queries))
        {
            foreach (var read in (await ReadText.ReadAsync(query)).Sources)
            {
                if (read.Source.EventTable is null)
                    unknown++;
                else if (read.Events.IsOpen)
                    open++;
                else
                    closed++;
            }
        }

        await TestContext.Out.WriteLineAsync($"{repository}: of the sources with known events {closed} closed, {open} open; {unknown} others.");
        Assert.That((double)closed / (closed + open), Is.GreaterThanOrEqualTo(leastClosed));
    }

    private static IEnumerable<string> Queries(string path) =>
        RuleFileReader.Read(SourceTextReader.Read(path, new AnalysisRequest { RootDirectory = "", Sources = [] }.MaxFileSize).Text!).Rules.SelectMany(rule => rule.Queries).Select(query => query.Text);
}
