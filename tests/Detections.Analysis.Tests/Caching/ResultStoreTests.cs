using System.Text;
using Detections.Analysis.Caching;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Caching;

internal sealed class ResultStoreTests
{
    private const long Plenty = 1 << 20;

    private string _folder = "";

    private string StoreFile => Path.Combine(_folder, "results.bin");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("store-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_is_saved_is_found_by_the_next_build()
    {
        Save("one", "two");
        Assert.That(Found("one", "two", "three"), Is.EqualTo(new[] { "one", "two", null }));
    }

    [Test]
    public void A_build_without_anything_new_leaves_the_file_alone()
    {
        Save("one");
        File.SetLastWriteTimeUtc(StoreFile, DateTime.UnixEpoch);
        var store = ResultStore.Open(_folder);
        store.Find(KeyOf("one"));
        Assert.That(store.Save(Plenty), Is.Null);
        Assert.That(File.GetLastWriteTimeUtc(StoreFile), Is.EqualTo(DateTime.UnixEpoch));
    }

    [Test]
    public void What_a_build_left_that_was_ended_while_it_saved_is_removed()
    {
        var (left, fresh) = ($"{StoreFile}.left.tmp", $"{StoreFile}.fresh.tmp");
        File.WriteAllText(left, "half");
        File.WriteAllText(fresh, "half");
        File.SetLastWriteTimeUtc(left, DateTime.UnixEpoch);
        Save("one");
        Assert.That(left, Does.Not.Exist);
        Assert.That(fresh, Does.Exist, "Another build may be writing it.");
    }

    [Test]
    public void A_byte_that_is_changed_anywhere_makes_the_file_an_empty_one()
    {
        Save("one", "two");
        var whole = File.ReadAllBytes(StoreFile);
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 1;
            File.WriteAllBytes(StoreFile, damaged);
            Assert.That(Found("one", "two"), Is.All.Null, $"Byte {i}");
        }
    }

    [Test]
    public void A_file_that_ends_anywhere_is_an_empty_one()
    {
        Save("one", "two");
        var whole = File.ReadAllBytes(StoreFile);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(StoreFile, whole[..length]);
            Assert.That(Found("one", "two"), Is.All.Null, $"Length {length}");
        }
    }

    [Test]
    public void Any_bytes_are_read_without_an_exception() =>
        Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(content =>
        {
            File.WriteAllBytes(StoreFile, content);
            return Found("one").Single() is null;
        }));

    [Test]
    public void What_was_not_asked_for_the_longest_time_is_left_out_first()
    {
        Save("one", "two");
        var store = ResultStore.Open(_folder);
        store.Find(KeyOf("two"));
        store.Keep(KeyOf("three"), "three"u8.ToArray());
        store.Save(mostBytes: 100);
        Assert.That(Found("one", "two", "three"), Is.EqualTo(new[] { null, "two", "three" }));
    }

    [Test]
    public void Many_versions_stay_and_not_all()
    {
        var large = new string('x', 300_000);
        for (var version = 0; version < 20; version++)
            Save(large + version);
        var found = Found([.. Enumerable.Range(0, 20).Select(version => large + version)]).Select(one => one is not null).ToList();
        Assert.That(found, Is.Ordered, "The older ones are gone.");
        Assert.That(found.Count(isKept => isKept), Is.InRange(3, 10));
    }

    [Test]
    public void Two_builds_at_once_leave_the_results_of_one_of_them()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => ResultStore.Open(_folder)).ToList();
        Parallel.For(0, stores.Count, i =>
        {
            stores[i].Keep(KeyOf($"{i}"), Encoding.UTF8.GetBytes($"{i}"));
            Assert.That(stores[i].Save(Plenty), Is.Null);
        });
        Assert.That(Found([.. Enumerable.Range(0, stores.Count).Select(i => $"{i}")]), Has.Exactly(1).Not.Null);
        Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(1), "No temporary file is left.");
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_told()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var store = ResultStore.Open(Path.Combine(file, "store"));
        Assert.That(store.Find(KeyOf("one")), Is.Null);
        store.Keep(KeyOf("one"), []);
        Assert.That(store.Save(Plenty), Is.Not.Null.And.Not.Empty);
    }

    private void Save(params string[] contents)
    {
        var store = ResultStore.Open(_folder);
        foreach (var content in contents)
            store.Keep(KeyOf(content), Encoding.UTF8.GetBytes(content));
        Assert.That(store.Save(Plenty), Is.Null);
    }

    private string?[] Found(params string[] contents)
    {
        var store = ResultStore.Open(_folder);
        return [.. contents.Select(content => store.Find(KeyOf(content)) is { } found ? Encoding.UTF8.GetString(found) : null)];
    }

    private static string KeyOf(string content)
    {
        using var key = new ResultKey("test");
        return key.Add(content).Finish();
    }
}
