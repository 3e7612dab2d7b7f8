using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Kusto;
using Detections.Kusto.Engine;

namespace Detections.Analysis.Tests.Corpus;

/// <summary>Three public repositories through the whole tool. Each query that is said to be wrong was looked at by hand.</summary>
internal sealed class CorpusFindingTests
{
    private static readonly string[] Repositories = ["FalconFriday", "Hunting-Queries-Detection-Rules", "Azure-Sentinel"];

    [TestCase("FalconFriday", 113, 0.0)]
    [TestCase("Hunting-Queries-Detection-Rules", 835, 0.05)]
    [TestCase("Azure-Sentinel", 77, 0.03)]
    public async Task Every_query_is_analyzed_and_few_are_said_to_be_wrong(string repository, int queries, double mostWrong)
    {
        var run = await CorpusRun.OfAsync(repository);

        var wrong = run.Result.Diagnostics
            .Where(one => one.Descriptor.DefaultSeverity == DiagnosticSeverity.Error)
            .GroupBy(one => (one.Location.Path, QueryAround(one, run)?.Span.Start))
            .ToList();
        Print(repository, run.Result, wrong.Count);
        Assert.That(run.Result.Counts.Queries, Is.EqualTo(queries));
        Assert.That(run.Result.Counts.AnalyzedQueries, Is.EqualTo(queries));
        Assert.That(wrong, Has.Count.AtMost((int)(queries * mostWrong)), string.Join('\n', wrong.Select(query => query.First())));
    }

    [Test]
    public async Task Every_finding_about_a_query_stands_inside_of_it([ValueSource(nameof(Repositories))] string repository)
    {
        var run = await CorpusRun.OfAsync(repository);

        foreach (var one in run.Result.Diagnostics)
        {
            var text = run.Files[one.Location.Path].Text;
            Assert.That(one.Location, Is.EqualTo(Location.Of(text, SpanOf(one, run))), "The range lies outside of the file.");
            if (one.Descriptor.Category == DiagnosticCategory.Query)
                Assert.That(QueryAround(one, run), Is.Not.Null, one.ToString());
        }
    }

    [Test]
    public async Task Nothing_goes_wrong_in_the_tool_itself([ValueSource(nameof(Repositories))] string repository)
    {
        var run = await CorpusRun.OfAsync(repository);

        Assert.That(run.Result.Diagnostics.Where(one => one.Descriptor.Category == DiagnosticCategory.Tool), Is.Empty);
    }

    [Test]
    public async Task A_worker_started_from_the_image_answers_as_one_started_from_files([ValueSource(nameof(Repositories))] string repository)
    {
        var run = await CorpusRun.OfAsync(repository);
        Assert.That(Directory.GetFiles(TestEngine.Options.CacheFolder!, "*.blob"), Is.Not.Empty, "There is no image to compare with.");
        using var engine = new NodeKustoEngine(TestEngine.Options with { CacheFolder = null });

        // In another order too: what was analyzed before must not matter.
        await Parallel.ForEachAsync(run.Answers.Reverse(), async (answer, cancel) =>
        {
            var (text, schema) = answer.Key;
            Assert.That(BoundQueryText.Of(await engine.AnalyzeAsync(text, schema, cancel)), Is.EqualTo(answer.Value), text);
        });
    }

    private static void Print(string repository, AnalysisResult result, int wrong)
    {
        TestContext.Out.WriteLine($"{repository}: {result.Counts.AnalyzedQueries} queries, {wrong} with an error.");
        foreach (var code in result.Diagnostics.CountBy(one => (one.Id, one.Descriptor.DefaultSeverity)).OrderBy(code => code.Key.Id, StringComparer.Ordinal))
            TestContext.Out.WriteLine($"  {code.Key.Id} {code.Key.DefaultSeverity}: {code.Value}");
    }

    private static RuleQuery? QueryAround(Diagnostic one, CorpusRun run)
    {
        var span = SpanOf(one, run);
        return run.Files[one.Location.Path].Rules.SelectMany(rule => rule.Queries).FirstOrDefault(query => query.Span.Contains(span));
    }

    private static TextSpan SpanOf(Diagnostic one, CorpusRun run)
    {
        var text = run.Files[one.Location.Path].Text;
        return TextSpan.FromBounds(
            text.LineStart(one.Location.Start.Line) + one.Location.Start.Column,
            text.LineStart(one.Location.End.Line) + one.Location.End.Column);
    }
}
