using Detections.Analysis.Baselines;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Corpus;

/// <summary>A team that begins with the findings of a real repository.</summary>
internal sealed class CorpusBaselineTests
{
    [Test]
    public async Task All_findings_of_a_repository_are_known_the_next_time_and_a_rule_that_moves_takes_its_own_along()
    {
        using var folder = new RuleFolder();
        var root = RepositoryRoot.Shared("corpus", "FalconFriday");
        foreach (var file in SharedCorpus.Files("FalconFriday", "*.md"))
            folder.Write(Path.GetRelativePath(root, file), File.ReadAllBytes(file));
        var baseline = folder.FullPath(".detections.baseline.sarif");
        var request = new BaselineRequest { Analysis = folder.Request(), File = baseline, ProjectFile = folder.FullPath("Rules.csproj") };
        var written = (await new DetectionBaseliner().RunAsync(request, TestEngine.Engine, default)).Known!.Value;
        Assert.That(written, Has.Length.GreaterThan(20));

        var moved = written[written.Length / 2].Diagnostic.Location.Path;
        File.Move(moved, moved + ".moved.md");
        var result = await new DetectionAnalyzerDriver().RunAsync(folder.Request() with { BaselineFile = baseline }, TestEngine.Engine, default);
        Assert.That(new SeverityPolicy().Apply(result.Diagnostics).Where(one => one.Diagnostic.Descriptor.Category is not DiagnosticCategory.Tool), Is.Empty);
        Assert.That(result.Known, Has.Length.EqualTo(written.Length));
        TestContext.Out.WriteLine($"{written.Length} findings, {new FileInfo(baseline).Length} bytes.");
    }
}
