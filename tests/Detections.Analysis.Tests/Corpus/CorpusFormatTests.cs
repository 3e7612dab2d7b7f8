using System.Text.RegularExpressions;
using Detections.Analysis.Fixing;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Corpus;

/// <summary>All queries formatted in a copy of each repository.</summary>
internal sealed partial class CorpusFormatTests
{
    [TestCase("Azure-Sentinel", "*.yaml")]
    [TestCase("FalconFriday", "*.md")]
    [TestCase("Hunting-Queries-Detection-Rules", "*.md")]
    public async Task Only_blanks_change_the_findings_stay_and_a_second_run_changes_nothing(string repository, string pattern)
    {
        using var folder = new RuleFolder();
        var root = RepositoryRoot.Shared("corpus", repository);
        foreach (var source in SharedCorpus.Files(repository, pattern))
            folder.Write(Path.GetRelativePath(root, source), File.ReadAllBytes(source));

        var first = await FormatAsync();
        var after = await folder.AnalyzeAsync(TestEngine.Engine);
        var second = await FormatAsync();

        await TestContext.Out.WriteLineAsync($"{first.Files.Sum(file => file.Fixed.Length)} of {after.Counts.Queries} queries formatted, {first.Files.Sum(file => file.Refused.Length)} left.");
        foreach (var reason in first.Files.SelectMany(file => file.Refused).CountBy(refused => refused.Reason).OrderByDescending(one => one.Value))
            await TestContext.Out.WriteLineAsync($"{reason.Value}: {reason.Key}");
        Assert.That(first.Files.Sum(file => file.Fixed.Length), Is.AtLeast(after.Counts.Queries / 2));
        Assert.That(after.Diagnostics.Select(one => one.ToString()), Is.EqualTo(first.Remaining.Diagnostics.Select(one => one.ToString())));
        foreach (var file in first.Files)
        {
            Assert.That(AroundQueries(file.After), Is.EqualTo(AroundQueries(file.Before)), file.RelativePath);
            Assert.That(Blank().Replace(file.After.Content, ""), Is.EqualTo(Blank().Replace(file.Before.Content, "")), file.RelativePath);
        }
        Assert.That(second.Files.SelectMany(file => file.Fixed), Is.Empty);

        Task<FixResult> FormatAsync() => new DetectionFormatter().RunAsync(new FixRequest { Analysis = folder.Request() }, TestEngine.Engine, CancellationToken.None);
    }

    private static string AroundQueries(SourceText file)
    {
        var spans = RuleFileReader.Read(file).Rules.SelectMany(rule => rule.Queries).Select(query => query.Span).OrderByDescending(span => span.Start);
        return spans.Aggregate(file.Content, (text, span) => text.Remove(span.Start, span.Length));
    }

    // A line end can be an escape of a string.
    [GeneratedRegex(@"(\s|\\r\\n|\\n)+")]
    private static partial Regex Blank();
}
