using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.RuleFiles;

internal sealed class AzureSentinelCorpusTests
{
    [Test]
    public void Every_rule_is_read_and_each_line_of_its_query_is_the_line_of_the_file()
    {
        var files = SharedCorpus.Files("Azure-Sentinel", "*.yaml");
        Assert.That(files, Has.Count.EqualTo(77));
        Assert.Multiple(() =>
        {
            foreach (var path in files)
                CheckRule(path);
        });
    }

    private static void CheckRule(string path)
    {
        var text = SourceTextReader.Read(path, maxBytes: 1_000_000).Text!;
        var file = RuleFileReader.Read(text);
        Assert.That(file.Problems, Is.Empty, path);
        Assert.That(file.Rules, Has.Length.EqualTo(1), path);

        var rule = file.Rules[0];
        Assert.That(rule.Kind, Is.EqualTo(RuleKind.ScheduledAnalytics), path);
        Assert.That(text.Content, Does.Contain("name: " + rule.Title!.Value), path);
        Assert.That(rule.Description!.Value, Is.Not.Empty, path);
        var query = rule.Queries.Single();
        Assert.That(query.Environment, Is.EqualTo(KustoEnvironment.Sentinel), path);
        Assert.That(query.Map.IsCoarse, Is.False, path);

        var lines = File.ReadAllLines(path);
        var fileLine = Array.FindIndex(lines, line => line.StartsWith("query:", StringComparison.Ordinal)) + 1;
        var start = 0;
        foreach (var line in query.Text.TrimEnd('\n').Split('\n'))
        {
            var place = query.Map.ToFile(new TextSpan(start, line.Length));
            Assert.That(text.Substring(place), Is.EqualTo(line), path);
            if (line.Length > 0)
            {
                Assert.That(lines[fileLine], Does.EndWith(line), path);
                Assert.That(text.PositionAt(place.Start), Is.EqualTo(new LinePosition(fileLine, lines[fileLine].Length - line.Length)), path);
            }
            start += line.Length + 1;
            fileLine++;
        }
    }
}
