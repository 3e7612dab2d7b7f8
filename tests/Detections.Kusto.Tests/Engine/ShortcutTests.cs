using System.Text;
using System.Text.RegularExpressions;
using Detections.Kusto.Engine;

namespace Detections.Kusto.Tests.Engine;

/// <summary>
/// The library with the host's shortcuts against the library without. Over real repositories <c>CorpusShortcutTests</c> does the same.
/// </summary>
internal sealed partial class ShortcutTests
{
    private UntouchedEngine _untouched = null!;
    private NodeKustoEngine _shortened = null!;

    /// <summary>The queries of all rule pages, as they are and as they look while somebody types them.</summary>
    private static IEnumerable<string> Queries =>
        Directory.EnumerateFiles(RepositoryRoot.Combine("docs", "rules"), "*.md").Order(StringComparer.Ordinal)
            .SelectMany(page => QueryBlock().Matches(File.ReadAllText(page)).Select(block => block.Groups["query"].Value))
            .SelectMany(query => new[] { query, query[..(query.Length * 2 / 3)] });

    [OneTimeSetUp]
    public void Start()
    {
        // One worker each: answers carry the number of the question.
        _untouched = new UntouchedEngine(workerCount: 1);
        _shortened = new NodeKustoEngine(TestEngine.Options with { WorkerCount = 1 });
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _untouched.Dispose();
        _shortened.Dispose();
    }

    [Test]
    public async Task Answers_are_those_of_the_untouched_library()
    {
        Assert.That(_untouched.Shortcuts, Is.Positive);
        Assert.That(Queries.Count(), Is.GreaterThan(200));
        foreach (var query in Queries)
            Assert.That(await AnswerAsync(_shortened, query), Is.EqualTo(await AnswerAsync(_untouched.Engine, query)), query);
    }

    [Test]
    public async Task Layout_is_that_of_the_untouched_library()
    {
        foreach (var query in Queries)
            Assert.That(await _shortened.FormatAsync(query, default), Is.EqualTo(await _untouched.Engine.FormatAsync(query, default)), query);
    }

    private static async Task<string> AnswerAsync(NodeKustoEngine engine, string query) =>
        Encoding.UTF8.GetString(((KustoResult.Analyzed)await engine.AnalyzeAsync(query, EngineFixture.Schema, default)).Answer!);

    [GeneratedRegex(@"^```(kql|kusto)\r?\n(?<query>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex QueryBlock();
}
