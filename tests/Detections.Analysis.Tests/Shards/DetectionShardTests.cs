using Detections.Analysis.Shards;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Shards;

internal sealed class DetectionShardTests
{
    // By hand: SHA-256 of the path in UTF-8, eight bytes, remainder. A change would part the files of all users anew.
    [TestCase("rules/a.md", 2, 3, 6)]
    [TestCase("rules/c.yaml", 1, 1, 5)]
    [TestCase("hunting/d.kql", 1, 3, 7)]
    [TestCase("größe.md", 2, 2, 2)]
    public void A_file_is_in_the_same_shard_on_every_machine(string path, int ofTwo, int ofThree, int ofEight) =>
        Assert.That(new[] { 2, 3, 8 }.Select(count => NumberOf(path, count)), Is.EqualTo(new[] { ofTwo, ofThree, ofEight }));

    [Test]
    public void A_file_is_in_one_shard() => Check.QuickThrowOnFailure(Prop.ForAll<NonNull<string>, PositiveInt>((path, count) =>
        NumberOf(path.Get, 1 + (count.Get % 1000)) > 0));

    [Test]
    public void Shards_are_about_as_large()
    {
        var shard = DetectionShard.Of(3, 8)!;
        Assert.That(Enumerable.Range(0, 8000).Count(number => shard.Contains($"rules/rule {number}.md")), Is.InRange(900, 1100));
    }

    [TestCase("1/1")]
    [TestCase("8/8")]
    [TestCase("1000/1000")]
    public void A_shard_is_read_as_it_is_written(string text) => Assert.That(DetectionShard.Find(text)?.ToString(), Is.EqualTo(text));

    [TestCase("")]
    [TestCase("2")]
    [TestCase("0/8")]
    [TestCase("9/8")]
    [TestCase("-1/8")]
    [TestCase("1/0")]
    [TestCase("1/1001")]
    [TestCase("1/2/3")]
    [TestCase("2 / 8")]
    [TestCase("1/99999999999")]
    [TestCase("a/b")]
    public void Anything_else_is_none(string text) => Assert.That(DetectionShard.Find(text), Is.Null);

    private static int NumberOf(string path, int count) => Enumerable.Range(1, count).Single(number => DetectionShard.Of(number, count)!.Contains(path));
}
