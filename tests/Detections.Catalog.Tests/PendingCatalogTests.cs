using Detections.Analysis.Caching;
using Detections.Analysis.Catalog;
using Detections.Catalog.Output;

namespace Detections.Catalog.Tests;

/// <summary>A catalog that an earlier build wrote and that is still there is not made again.</summary>
internal sealed class PendingCatalogTests
{
    private WrittenCatalog _written = null!;
    private ResultStore _results = null!;
    private bool _isMade;

    [SetUp]
    public async Task Write_a_catalog()
    {
        _written = new WrittenCatalog(TestCatalog.Small);
        _results = ResultStore.Open(Path.Combine(_written.Root, "obj"));
        Assert.That(await WriteAsync("one"), Is.EqualTo((_written.Changes with { Written = 0 }, true)));
    }

    [TearDown]
    public void Delete_it() => _written.Dispose();

    [Test]
    public async Task The_same_catalog_is_not_made_again()
    {
        Assert.That(await WriteAsync("one"), Is.EqualTo((_written.Changes with { Written = 0 }, false)));
        Assert.That(_results.Save(1 << 20), Is.Null);
        _results = ResultStore.Open(Path.Combine(_written.Root, "obj"));
        Assert.That(await WriteAsync("one"), Is.EqualTo((_written.Changes with { Written = 0 }, false)), "In the next build.");
    }

    [Test]
    public async Task Another_stamp_or_none_is_another_catalog([Values("two", null)] string? stamp)
    {
        Assert.That((await WriteAsync(stamp)).IsMade);
        Assert.That((await WriteAsync(stamp)).IsMade, Is.EqualTo(stamp is null));
    }

    [Test]
    public async Task What_pages_show_beside_the_rules_counts() => Assert.That((await WriteAsync("one", name: "Other")).IsMade);

    [TestCase("catalog.json")]
    [TestCase("site/index.html")]
    [TestCase("catalog.files")]
    public async Task A_file_that_is_gone_or_changed_is_written_again(string file)
    {
        var path = Path.Combine(_written.Folder, file);
        var content = File.ReadAllBytes(path);
        File.Delete(path);
        Assert.That((await WriteAsync("one")).IsMade);
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(content));

        File.AppendAllText(path, "x");
        Assert.That((await WriteAsync("one")).IsMade);
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(content));
    }

    [Test]
    public async Task A_catalog_of_rules_that_were_before_is_known_after_those_that_were_between()
    {
        await WriteAsync("two");
        Assert.That((await WriteAsync("one")).IsMade, Is.False, "The bytes are the same.");
    }

    private async Task<(CatalogChanges Changes, bool IsMade)> WriteAsync(string? stamp, string name = "Contoso.Detections")
    {
        _isMade = false;
        var pending = new PendingCatalog(stamp, _ =>
        {
            _isMade = true;
            return Task.FromResult(TestCatalog.Small);
        });
        return (await _written.WriteAsync(pending, _results, name), _isMade);
    }
}
