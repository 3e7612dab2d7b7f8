using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Diffing;
using Detections.Catalog.Json;
using Detections.Catalog.Markdown;

namespace Detections.Catalog.Tests.Markdown;

/// <summary>What the comment of a pull request says.</summary>
internal sealed class DiffMarkdownTests
{
    private static readonly CatalogRule Changed = TestCatalog.Remoting with
    {
        Severity = "High",
        Period = TimeSpan.FromDays(1),
        Trigger = "gt 0",
        Tactics = [TestCatalog.Remoting.Tactics[0]],
        Techniques = [],
        Queries =
        [
            TestCatalog.Remoting.Queries[0] with
            {
                Tables = ["DeviceProcessEvents", "DeviceFileEvents"],
                Lookback = TimeSpan.FromHours(2),
                OutputFields = [],
            },
        ],
    };

    [Test]
    public void A_change_of_each_kind_has_its_line() => Golden.AssertEqual(Write([TestCatalog.WinRm, TestCatalog.Remoting], [Changed, TestCatalog.WinRm with { Path = "rules/moved.md" }]), "tests/Detections.Catalog.Tests/Markdown/Golden/diff.md");

    [Test]
    public void What_strangers_write_is_shown_as_it_is()
    {
        var stranger = TestCatalog.Stranger with { Severity = "`" + TestCatalog.Hostile + "``", Title = TestCatalog.Hostile + "\n# x @everyone #12 https://example.com www.example.com", Queries = [TestCatalog.Stranger.Queries[0]] };

        Golden.AssertEqual(Write([TestCatalog.Stranger, TestCatalog.WinRm with { Title = TestCatalog.Hostile }], [stranger]), "tests/Detections.Catalog.Tests/Markdown/Golden/diff-of-stranger.md");
    }

    [Test]
    public void No_change_is_one_line() =>
        Assert.That(Write([TestCatalog.WinRm, TestCatalog.Remoting], [TestCatalog.Remoting, TestCatalog.WinRm]), Is.EqualTo("# What changed in meaning\n\nCompared with `main`: no rule has changed in meaning.\n"));

    [Test]
    public void A_comment_has_an_end()
    {
        var many = TestCatalog.OfSize(3000).Rules;
        var text = Write(many, many.Select(rule => rule with { Severity = "Informational" }));

        Assert.That(text, Has.Length.LessThan(65_536).And.Contains("3000 rules mean something else").And.Contains("more of these are left out"));
    }

    [Test]
    public void Long_texts_are_cut_to_where_they_differ()
    {
        var long1 = new string('a', 500) + "1" + new string('b', 500);
        var (before, after) = ChangeExcerpt.Of(long1, long1.Replace('1', '2'));

        Assert.That((before, after), Is.EqualTo(($"…{new string('a', 40)}1{new string('b', 40)}…", $"…{new string('a', 40)}2{new string('b', 40)}…")));
    }

    [Test]
    public void The_catalog_on_the_disk_says_what_the_one_in_memory_says()
    {
        using var written = new WrittenCatalog(TestCatalog.Small);
        var (rules, problem) = CatalogFileReader.Read(Path.Combine(written.Folder, "catalog.json"));

        Assert.That(problem, Is.Empty);
        Assert.That(CatalogDiff.Of(rules!, TestCatalog.Small.Rules).Rules, Is.Empty);
    }

    [TestCase("", "it is no catalog")]
    [TestCase("[]", "it is no catalog")]
    [TestCase("{\"formatVersion\": 1}", "it is no catalog")]
    [TestCase("{\"formatVersion\":1,\"meaningVersion\":0,\"name\":\"\",\"attackVersion\":\"\",\"rules\":[]}", "another version of the tool wrote it")]
    [TestCase("{\"formatVersion\":1,\"meaningVersion\":1,\"name\":\"\",\"attackVersion\":\"\",\"rules\":[null]}", "holds a 'null'")]
    [TestCase("{\"formatVersion\":1,\"meaningVersion\":1,\"name\":\"\",\"attackVersion\":\"\",\"rules\":[{\"path\":\"a\",\"line\":1,\"kind\":\"query\",\"title\":\"a\",\"queries\":[{\"text\":\"\",\"line\":1,\"environment\":\"unified\",\"isAnalyzed\":true,\"pipelines\":[{\"name\":\"a\",\"runsOn\":\"a\"}]}]}]}", "it is no catalog")]
    public void A_file_that_is_no_catalog_is_told_and_not_read(string content, string expected)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, content);
            var (rules, problem) = CatalogFileReader.Read(file);
            Assert.That(rules, Is.Null);
            Assert.That(problem, Does.Contain(expected));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Write(IEnumerable<CatalogRule> before, IEnumerable<CatalogRule> after) => DiffMarkdown.Write(CatalogDiff.Of(before, after), "main");
}
