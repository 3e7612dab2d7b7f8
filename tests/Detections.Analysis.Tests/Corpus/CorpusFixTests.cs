using Detections.Analysis.Fixing;

namespace Detections.Analysis.Tests.Corpus;

/// <summary>All fixes applied to a copy of each repository.</summary>
internal sealed class CorpusFixTests
{
    [TestCase("Azure-Sentinel", "*.yaml")]
    [TestCase("FalconFriday", "*.md")]
    [TestCase("Hunting-Queries-Detection-Rules", "*.md")]
    public async Task Fixed_files_read_as_before_without_a_new_finding_and_a_second_run_changes_nothing(string repository, string pattern)
    {
        using var folder = new RuleFolder();
        var root = RepositoryRoot.Shared("corpus", repository);
        foreach (var source in SharedCorpus.Files(repository, pattern))
            folder.Write(Path.GetRelativePath(root, source), File.ReadAllBytes(source));
        var before = await folder.AnalyzeAsync(TestEngine.Engine);

        var first = await RuleFolder.FixAsync(Request());
        var after = await folder.AnalyzeAsync(TestEngine.Engine);
        var second = await RuleFolder.FixAsync(Request());

        await TestContext.Out.WriteLineAsync(string.Concat(first.Files.Select(UnifiedDiff.Of)));
        foreach (var refused in first.Files.SelectMany(file => file.Refused))
            await TestContext.Out.WriteLineAsync($"{refused.Finding} IS NOT FIXED: {refused.Reason}");
        Assert.That(after.Counts, Is.EqualTo(before.Counts));
        Assert.That(after.Diagnostics.Select(one => one.ToString()), Is.EqualTo(first.Remaining.Diagnostics.Select(one => one.ToString())));
        Assert.That(after.Diagnostics.Length, Is.AtMost(before.Diagnostics.Length - first.Files.Sum(file => file.Fixed.Length)));
        Assert.That(second.Files.SelectMany(file => file.Fixed), Is.Empty);

        FixRequest Request() => new() { Analysis = folder.Request(), IncludeUnsafe = true };
    }
}
