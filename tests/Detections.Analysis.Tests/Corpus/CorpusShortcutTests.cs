using System.Collections.Concurrent;

namespace Detections.Analysis.Tests.Corpus;

/// <summary>What the engine answers with the host's shortcuts against what it answers without.</summary>
internal sealed class CorpusShortcutTests
{
    [Test]
    public async Task Answers_are_those_of_the_untouched_library([Values("FalconFriday", "Hunting-Queries-Detection-Rules")] string repository)
    {
        var run = await CorpusRun.OfAsync(repository);
        using var untouched = new UntouchedEngine(TestEngine.Options.WorkerCount);

        var different = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(run.Answers, async (answer, cancel) =>
        {
            var (text, schema) = answer.Key;
            if (BoundQueryText.Of(await untouched.Engine.AnalyzeAsync(text, schema, cancel)) != answer.Value)
                different.Add(text);
        });

        Assert.That(run.Answers, Is.Not.Empty);
        Assert.That(different, Is.Empty);
    }
}
