using System.Diagnostics;
using Detections.Analysis.Fixing;
using Detections.Analysis.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Fixing;

/// <summary>The diff of a dry run: git itself applies it.</summary>
internal sealed class UnifiedDiffTests
{
    private static Gen<SourceText> Files =>
        from lines in (
            from content in Gen.Elements("", "a", "b", "c", "é😀", " d\t", "-- e", "\r")
            from end in Gen.Frequency((6, Gen.Constant("\n")), (2, Gen.Constant("\r\n")), (1, Gen.Constant("\r")))
            select content + end).ListOf()
        from rest in Gen.Elements("", "end", "\r")
        from mark in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new SourceText("/r/a.md", string.Concat(lines) + rest) { HasByteOrderMark = mark };

    [Test]
    public void Git_makes_the_new_file_of_the_old_one()
    {
        using var folder = new RuleFolder();
        Prop.ForAll(Gen.Zip(Files, Files).ToArbitrary(), files =>
        {
            var (before, after) = files;
            // A patch that leaves an empty file deletes it for git, and one of an empty file makes one.
            if (before.ToBytes().Length == 0 || after.ToBytes().Length == 0)
                return;
            AssertApplies(folder, "a.md", before, after);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithQuietOnSuccess(true));
    }

    [TestCase("rules/a b.md")]
    [TestCase("Übung/日本.md")]
    [TestCase("a \"b\"\\\té.md", ExcludePlatform = "Win")]
    public void Git_finds_the_file_by_its_name(string path)
    {
        using var folder = new RuleFolder();
        AssertApplies(folder, path, new SourceText("/r/a.md", "a\n"), new SourceText("/r/a.md", "b\n"));
    }

    [Test]
    public void Changes_that_are_near_share_a_hunk_and_others_do_not()
    {
        string[] lines = [.. Enumerable.Range(1, 30).Select(number => $"{number}\n")];
        var before = string.Concat(lines);
        (lines[0], lines[6], lines[20]) = ("one\n", "seven\n", "twenty-one\nand more\n");
        Assert.That(Diff(before, string.Concat(lines)).Split('\n').Where(line => line.StartsWith('@')), Is.EqualTo(new[] { "@@ -1,10 +1,10 @@", "@@ -18,7 +18,8 @@" }));
    }

    [Test]
    public void Only_what_differs_is_shown() =>
        Assert.That(Diff("a\r\nb\r\nc", "a\r\nc"), Is.EqualTo("--- a/rules/a.md\n+++ b/rules/a.md\n@@ -1,3 +1,2 @@\n a\r\n-b\r\n c\n\\ No newline at end of file\n"));

    [Test]
    public void Equal_texts_have_no_diff() => Assert.That(Diff("a\n", "a\n"), Is.Empty);

    [Test]
    public void Texts_that_have_nothing_in_common_are_one_change()
    {
        var numbers = Enumerable.Range(0, 20_000).ToList();
        var change = LineDiff.Of([.. numbers.Select(number => $"a{number}")], [.. numbers.Select(number => number % 3 == 0 ? $"a{number}" : $"b{number}"), "end"]);
        Assert.That(change, Is.EqualTo(new[] { new LineChange(1, 19_999, 1, 20_000) }));
    }

    private static string Diff(string before, string after) =>
        UnifiedDiff.Of(new FileFixes("rules/a.md", new SourceText("/r/a.md", before), new SourceText("/r/a.md", after), [], []));

    private static void AssertApplies(RuleFolder folder, string path, SourceText before, SourceText after)
    {
        var file = folder.Write(path, before.ToBytes());
        var diff = UnifiedDiff.Of(new FileFixes(path, before, after, [], []));
        if (diff.Length > 0)
            Apply(folder.Root, diff);
        Assert.That(File.ReadAllBytes(file), Is.EqualTo(after.ToBytes()), diff);
    }

    private static void Apply(string folder, string diff)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["apply", "--whitespace=nowarn", "-"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        using (var input = git.StandardInput.BaseStream)
            input.Write(System.Text.Encoding.UTF8.GetBytes(diff));
        var errors = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero, $"{errors}\n{diff}");
    }
}
