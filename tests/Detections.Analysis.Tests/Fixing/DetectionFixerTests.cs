using System.Collections.Immutable;
using System.Text;
using Detections.Analysis.Analyzers;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Fixing;

namespace Detections.Analysis.Tests.Fixing;

/// <summary>Which fixes are applied to a file, and when it is left as it is.</summary>
internal sealed class DetectionFixerTests
{
    private const string Query = "DeviceEvents\n| take 1\n";

    private RuleFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new RuleFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_finding_with_a_fix_is_fixed_and_gone()
    {
        var result = await FixAsync("// one two\n" + Query, new WordAnalyzer("T1", "one", "1"), new WordAnalyzer("T2", "two", null));
        Assert.That(Content, Is.EqualTo("// 1 two\n" + Query));
        Assert.That(result.Remaining.Diagnostics.Select(one => one.Id), Is.EqualTo(new[] { "T2" }));
        Assert.That(result.Files.Single().Fixed.Single().Fix!.Title, Is.EqualTo("Replace 'one' by '1'"));
    }

    [Test]
    public async Task What_stands_around_the_fix_stays_byte_for_byte()
    {
        byte[] Bytes(string word) => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"// é😀 {word}\uFEFF\r\nDeviceEvents\r| take 1 \t\n// no line end")];
        var path = _folder.Write("rule.kql", Bytes("one"));
        await RuleFolder.FixAsync(Request(), new WordAnalyzer("T1", "one", "1"));
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(Bytes("1")));
    }

    [Test]
    public async Task Of_two_that_overlap_the_first_is_applied_and_the_other_where_it_is_still_found()
    {
        var result = await FixAsync("// xyz yz\n" + Query, new WordAnalyzer("T1", "xy", "1z") { Behind = 1 }, new WordAnalyzer("T2", "z", "3"), new WordAnalyzer("T3", "yz", "4"));
        Assert.That(Content, Is.EqualTo("// 13 4\n" + Query));
        Assert.That(result.Files.Single().Fixed.Select(one => one.Id), Is.EqualTo(new[] { "T1", "T3", "T2" }));
    }

    [Test]
    public async Task One_edit_of_two_findings_is_applied_once()
    {
        var result = await FixAsync("// one\n" + Query, new WordAnalyzer("T1", "one", "1"), new WordAnalyzer("T2", "one", "1"));
        Assert.That(Content, Is.EqualTo("// 1\n" + Query));
        Assert.That(result.Files.Single().Fixed.Select(one => one.Id), Is.EqualTo(new[] { "T1", "T2" }));
    }

    [Test]
    public async Task A_fix_that_brings_another_finding_is_refused_and_the_others_are_applied()
    {
        var result = await FixAsync("// a bad c d\n" + Query,
            new WordAnalyzer("T1", "a ", "1 "), new WordAnalyzer("T2", "bad", "worse"), new WordAnalyzer("T3", "worse", null), new WordAnalyzer("T4", "c ", "3 "), new WordAnalyzer("T5", " d", " 4"));
        Assert.That(Content, Is.EqualTo("// 1 bad 3 4\n" + Query));
        var refused = result.Files.Single().Refused.Single();
        Assert.That(refused.Finding.Id, Is.EqualTo("T2"));
        Assert.That(refused.Reason, Is.EqualTo("the file would still have, or get, the finding T3: The word 'worse' is here."));
    }

    [Test]
    public async Task A_fix_that_breaks_the_query_is_refused()
    {
        await FixAsync("// one\n" + Query, [new WordAnalyzer("T1", "take 1", "take ("), .. BuiltInAnalyzers.All]);
        Assert.That(Content, Is.EqualTo("// one\n" + Query));
    }

    [Test]
    public async Task A_fix_that_makes_another_kind_of_file_is_refused()
    {
        var markdown = "# Rule\n\n```kql\nDeviceEvents | take 1\n```\n";
        var result = await FixAsync(markdown, "rule.md", [new WordAnalyzer("T1", "kql\nDeviceEvents | take 1", "text\nnothing")]);
        Assert.That(File.ReadAllText(_folder.FullPath("rule.md")), Is.EqualTo(markdown));
        Assert.That(result.Files.Single().Refused.Single().Reason, Is.EqualTo("the file would not be read as the same rules and queries."));
    }

    [Test]
    public async Task A_fix_that_makes_the_file_unreadable_is_refused()
    {
        var result = await FixAsync("// one two\n" + Query, new WordAnalyzer("T1", "one", "\0"), new WordAnalyzer("T2", "two", "\uD83D"));
        Assert.That(Content, Is.EqualTo("// one two\n" + Query));
        Assert.That(result.Files.Single().Refused[0].Reason, Does.StartWith("The file holds a NUL byte"));
        Assert.That(result.Files.Single().Refused[1].Reason, Is.EqualTo("the text would hold half of a character."));
    }

    [Test]
    public async Task A_fix_that_does_not_settle_its_finding_is_refused()
    {
        await FixAsync("// one\n" + Query, new WordAnalyzer("T1", "one", "one one"));
        Assert.That(Content, Is.EqualTo("// one\n" + Query));
    }

    [Test]
    public async Task A_fix_that_a_refused_one_was_in_the_way_of_is_applied()
    {
        await FixAsync("// abc\n" + Query, new WordAnalyzer("T1", "ab", "worse"), new WordAnalyzer("T2", "bc", "y"), new WordAnalyzer("T3", "worse", null));
        Assert.That(Content, Is.EqualTo("// ay\n" + Query));
    }

    [Test]
    public async Task Edits_that_leave_the_file_are_left_out()
    {
        await FixAsync(Query + "// one", new WordAnalyzer("T1", "one", "1") { Behind = 1 });
        Assert.That(Content, Is.EqualTo(Query + "// one"));
    }

    [TestCase(false, "unsafe")]
    [TestCase(true, "1")]
    public async Task An_unsafe_fix_is_applied_when_asked_for(bool includeUnsafe, string expected)
    {
        _folder.Write("rule.kql", "// unsafe\n" + Query);
        await RuleFolder.FixAsync(Request() with { IncludeUnsafe = includeUnsafe }, new WordAnalyzer("T1", "unsafe", "1") { Safety = FixSafety.Unsafe });
        Assert.That(Content, Is.EqualTo($"// {expected}\n{Query}"));
    }

    [Test]
    public async Task A_finding_that_is_turned_off_is_not_fixed()
    {
        _folder.Write("rule.kql", "// one two\n" + Query);
        await RuleFolder.FixAsync(Request() with { Policy = new SeverityPolicy(noWarn: "T1") }, new WordAnalyzer("T1", "one", "1"), new WordAnalyzer("T2", "two", "2"));
        Assert.That(Content, Is.EqualTo("// one 2\n" + Query));
    }

    [Test]
    public async Task A_dry_run_tells_what_it_would_do_and_writes_nothing()
    {
        var path = _folder.Write("rule.kql", "// one\n" + Query);
        var written = File.GetLastWriteTimeUtc(path);
        var result = await RuleFolder.FixAsync(Request() with { IsDryRun = true }, new WordAnalyzer("T1", "one", "1"));
        Assert.That(result.Files.Single().After.Content, Is.EqualTo("// 1\n" + Query));
        Assert.That(result.Remaining.Diagnostics.Select(one => one.Id), Is.EqualTo(new[] { "T1" }));
        Assert.That(Content, Is.EqualTo("// one\n" + Query));
        Assert.That(File.GetLastWriteTimeUtc(path), Is.EqualTo(written));
    }

    [Test]
    public async Task A_second_run_changes_nothing()
    {
        ImmutableArray<WordAnalyzer> analyzers = [new("T1", "ab", "x"), new("T2", "bc", "y"), new("T3", "worse", null), new("T4", "d", "worse"), new("T5", "xy", "z")];
        await FixAsync("// abcbcd abd\n" + Query, [.. analyzers]);
        var once = Content;
        var again = await RuleFolder.FixAsync(Request(), [.. analyzers]);
        Assert.That(Content, Is.EqualTo(once));
        Assert.That(again.Files.SelectMany(file => file.Fixed), Is.Empty);
    }

    [Test]
    public async Task Many_fixes_that_help_nothing_end()
    {
        var result = await FixAsync(string.Concat(Enumerable.Repeat("// one\n", 300)) + Query, new WordAnalyzer("T1", "one", "one "));
        Assert.That(result.Files.Single().Fixed, Is.Empty);
        Assert.That(result.Files.Single().Refused[^1].Reason, Does.Contain("was analyzed 250 times"));
    }

    private string Content => File.ReadAllText(_folder.FullPath("rule.kql"));

    private FixRequest Request() => new() { Analysis = _folder.Request() };

    private Task<FixResult> FixAsync(string content, params DetectionAnalyzer[] analyzers) => FixAsync(content, "rule.kql", analyzers);

    private Task<FixResult> FixAsync(string content, string path, DetectionAnalyzer[] analyzers)
    {
        _folder.Write(path, content);
        return RuleFolder.FixAsync(Request(), [.. analyzers]);
    }
}
