using System.Text;
using Detections.Analysis.Caching;
using Detections.Analysis.Shards;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Shards;

internal sealed class ShardFileTests
{
    private static readonly ShardManifest Manifest = new("1.0.0", "conditions", 2, 8, [new ShardedFile("rules/a b.md", "AB"), new ShardedFile("gone.md", null)]);

    [Test]
    public void A_shard_is_read_as_it_was_written_with_the_results_of_its_build_and_no_others()
    {
        var folder = Directory.CreateTempSubdirectory("shard-").FullName;
        try
        {
            var before = ResultStore.Open(folder);
            before.Keep(KeyOf("used"), "used"u8.ToArray());
            before.Keep(KeyOf("of another build"), []);
            before.Save(1 << 20);

            var store = ResultStore.Open(folder);
            store.Find(KeyOf("used"));
            store.Keep(KeyOf("new"), "new"u8.ToArray());
            var content = ShardFile.Write(Manifest, store);
            var read = ShardFile.Read(content)!;

            Assert.That(read.Shard.ToString(), Is.EqualTo("2/8"));
            Assert.That(read.Manifest with { Files = [] }, Is.EqualTo(Manifest with { Files = [] }));
            Assert.That(read.Manifest.Files, Is.EqualTo(Manifest.Files));
            Assert.That(read.Results.Select(entry => Encoding.UTF8.GetString(entry.Content)), Is.EquivalentTo(new[] { "used", "new" }));
            Assert.That(ShardFile.Write(Manifest, store), Is.EqualTo(content), "The same results give the same bytes.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void A_byte_that_is_changed_or_missing_makes_it_none()
    {
        var whole = ShardFile.Write(Manifest, ResultStore.InMemory());
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 1;
            Assert.That(ShardFile.Read(damaged), Is.Null, $"Byte {i}");
            Assert.That(ShardFile.Read(whole[..i]), Is.Null, $"Length {i}");
        }
    }

    [Test]
    public void Any_bytes_are_read_without_an_exception() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(content => ShardFile.Read(content) is null));

    [Test]
    public void Results_without_a_manifest_that_makes_sense_are_no_shard()
    {
        var store = ResultStore.InMemory();
        store.Keep(KeyOf("one"), []);
        Assert.That(ShardFile.Read(ResultFile.Write(1, store.Used())), Is.Null);
        foreach (var manifest in new[] { Manifest with { Number = 9 }, Manifest with { Count = 0 }, Manifest with { ToolVersion = null! } })
            Assert.That(ShardFile.Read(ShardFile.Write(manifest, store)), Is.Null);
    }

    // With a checksum that is right, as somebody can make it.
    [TestCase(-1)]
    [TestCase(int.MaxValue)]
    [TestCase(5)]
    public void An_entry_larger_than_the_file_makes_it_none(int size)
    {
        var whole = ResultFile.Write(1, [new ResultEntry(KeyOf("one"), 1, "four"u8.ToArray())]);
        var body = whole[..^32];
        BitConverter.GetBytes(size).CopyTo(body, body.Length - 8);
        Assert.That(ResultFile.Read([.. body, .. System.Security.Cryptography.SHA256.HashData(body)]), Is.Null);
        Assert.That(ResultFile.Read(whole), Is.Not.Null);
    }

    private static string KeyOf(string content)
    {
        using var key = new ResultKey("test");
        return key.Add(content).Finish();
    }
}
