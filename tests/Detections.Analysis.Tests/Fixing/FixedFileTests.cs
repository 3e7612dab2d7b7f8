using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Fixing;

namespace Detections.Analysis.Tests.Fixing;

/// <summary>Where fixes are written, and where not.</summary>
internal sealed class FixedFileTests
{
    private const string Before = "// one\nDeviceEvents\n";
    private const string After = "// 1\nDeviceEvents\n";

    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    [Platform(Exclude = "Win", Reason = "Files have no mode there.")]
    public async Task The_mode_of_a_file_stays()
    {
        var path = _folder.Write("rule.kql", Before);
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
        await FixAsync();
        Assert.That(File.ReadAllText(path), Is.EqualTo(After));
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(path), Is.EqualTo(mode));
        Assert.That(Directory.GetFiles(_folder.Root), Is.EqualTo(new[] { path }), "No temporary file is left.");
    }

    [Test]
    public async Task A_read_only_file_is_a_finding_and_costs_no_other()
    {
        var locked = _folder.Write("locked.kql", Before);
        var other = _folder.Write("other.kql", Before);
        File.SetAttributes(locked, FileAttributes.ReadOnly);
        var result = await FixAsync();
        File.SetAttributes(locked, FileAttributes.Normal);

        Assert.That(result.Remaining.Diagnostics.Select(one => $"{Path.GetFileName(one.Location.Path)} {one.Id}"), Is.EqualTo(new[] { "locked.kql DET9015", "locked.kql T1" }));
        Assert.That(result.Remaining.Diagnostics[0].Message, Is.EqualTo("The fixes of this file were not applied: it is read-only."));
        Assert.That(File.ReadAllText(locked), Is.EqualTo(Before));
        Assert.That(File.ReadAllText(other), Is.EqualTo(After));
        Assert.That(result.Files.Select(file => file.RelativePath), Is.EqualTo(new[] { "other.kql" }));
    }

    [Test]
    public async Task A_file_that_changes_meanwhile_is_left_to_whoever_changes_it()
    {
        var path = _folder.Write("rule.kql", Before);
        var result = await FixAsync(new ChangingAnalyzer());
        Assert.That(File.ReadAllText(path), Is.EqualTo("other"));
        Assert.That(result.Remaining.Diagnostics.Select(one => one.Message), Has.Some.EqualTo("The fixes of this file were not applied: it has changed meanwhile; run it again."));
    }

    [Test]
    public async Task A_file_that_several_links_lead_to_is_fixed_once_and_the_links_stay()
    {
        var file = _folder.Write("rules/rule.kql", Before);
        File.CreateSymbolicLink(_folder.FullPath("a.kql"), file);
        File.CreateSymbolicLink(_folder.FullPath("b.kql"), file);
        var result = await FixAsync();
        Assert.That(File.ReadAllText(file), Is.EqualTo(After));
        Assert.That(new FileInfo(_folder.FullPath("a.kql")).LinkTarget, Is.EqualTo(file));
        Assert.That(result.Files.Select(one => one.RelativePath), Is.EqualTo(new[] { "rules/rule.kql" }));
        Assert.That(result.Remaining.Diagnostics, Is.Empty);
    }

    [Test]
    public async Task A_file_outside_of_the_repository_is_not_written()
    {
        using var outside = new RuleFolder();
        var path = outside.Write("rule.kql", Before);
        var request = new FixRequest { Analysis = _folder.Request() with { Sources = [path] } };
        var result = await RuleFolder.FixAsync(request, new WordAnalyzer("T1", "one", "1"));
        Assert.That(File.ReadAllText(path), Is.EqualTo(Before));
        Assert.That(result.Remaining.Diagnostics[0].Message, Is.EqualTo("The fixes of this file were not applied: it lies outside of the repository."));
    }

    private Task<FixResult> FixAsync(params DetectionAnalyzer[] more) =>
        RuleFolder.FixAsync(new FixRequest { Analysis = _folder.Request() }, [new WordAnalyzer("T1", "one", "1"), .. more]);

    // Somebody saves the file while it is looked at.
    private sealed class ChangingAnalyzer : DetectionAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [];

        public override void AnalyzeRule(RuleContext context) => File.WriteAllText(context.File.Path, "other");
    }
}
