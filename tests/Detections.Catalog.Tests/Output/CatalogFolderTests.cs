using System.Text;
using Detections.Catalog.Output;

namespace Detections.Catalog.Tests.Output;

internal sealed class CatalogFolderTests
{
    private string _folder = "";

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("catalog").FullName;

    [TearDown]
    public void Delete_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_catalog_is_written_with_the_list_of_its_files()
    {
        var changes = Write(("site/rules/a.html", "A"), ("catalog.json", "{}"));

        Assert.Multiple(() =>
        {
            Assert.That(changes, Is.EqualTo(new CatalogChanges(2, 2, 0)));
            Assert.That(Text("site/rules/a.html"), Is.EqualTo("A"));
            Assert.That(Text("catalog.files"), Is.EqualTo("catalog.files\ncatalog.json\nsite/rules/a.html\n"));
        });
    }

    [Test]
    public void What_has_not_changed_is_not_written_again()
    {
        Write(("a.md", "A"), ("b.md", "B"));
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (var file in Directory.EnumerateFiles(_folder))
            File.SetLastWriteTimeUtc(file, longAgo);

        var changes = Write(("a.md", "A"), ("b.md", "C"));

        Assert.Multiple(() =>
        {
            Assert.That(changes, Is.EqualTo(new CatalogChanges(2, 1, 0)));
            Assert.That(File.GetLastWriteTimeUtc(Combine("a.md")), Is.EqualTo(longAgo));
            Assert.That(File.GetLastWriteTimeUtc(Combine("catalog.files")), Is.EqualTo(longAgo));
            Assert.That(Text("b.md"), Is.EqualTo("C"));
        });
    }

    [Test]
    public void Files_of_rules_that_are_gone_are_deleted_with_their_empty_folders()
    {
        Write(("rules/deep/a.md", "A"), ("rules/b.md", "B"));

        var changes = Write(("rules/b.md", "B"));

        Assert.Multiple(() =>
        {
            Assert.That(changes, Is.EqualTo(new CatalogChanges(1, 0, 1)));
            Assert.That(Directory.Exists(Combine("rules/deep")), Is.False);
            Assert.That(Text("rules/b.md"), Is.EqualTo("B"));
        });
    }

    [Test]
    public void Files_of_others_stay()
    {
        Write(("rules/a.md", "A"));
        File.WriteAllText(Combine("rules/mine.md"), "mine");

        Write(("catalog.json", "{}"));

        Assert.That(Text("rules/mine.md"), Is.EqualTo("mine"));
    }

    [TestCase("../outside.txt")]
    [TestCase("a/../../outside.txt")]
    [TestCase("a\\..\\..\\outside.txt")]
    public void A_list_that_names_files_elsewhere_deletes_none(string listed)
    {
        var inner = Path.Combine(_folder, "catalog");
        Directory.CreateDirectory(inner);
        var outside = Path.Combine(_folder, "outside.txt");
        File.WriteAllText(outside, "");
        File.WriteAllText(Path.Combine(inner, "catalog.files"), $"{listed}\n{outside}\n");

        using (var update = new CatalogUpdate(inner))
            update.Finish();

        Assert.That(File.Exists(outside));
    }

    [Test]
    public async Task A_large_file_is_written_as_it_comes_and_not_touched_where_it_is_the_same()
    {
        var first = await WriteAsync("large", "first, which is longer");
        var second = await WriteAsync("large", "second");
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Combine("large"), longAgo);
        var third = await WriteAsync("large", "second");

        Assert.Multiple(() =>
        {
            Assert.That(new[] { first, second, third }, Is.EqualTo(new CatalogChanges[] { new(1, 1, 0), new(1, 1, 0), new(1, 0, 0) }));
            Assert.That(Text("large"), Is.EqualTo("second"));
            Assert.That(File.GetLastWriteTimeUtc(Combine("large")), Is.EqualTo(longAgo));
            Assert.That(Files(), Is.EqualTo(new[] { "catalog.files", "large" }));
        });
    }

    [Test]
    public void An_update_that_breaks_off_changes_nothing_and_leaves_nothing()
    {
        Write(("a.md", "A"), ("deep/b.md", "B"));

        using (var update = new CatalogUpdate(_folder))
        {
            update.Add(CatalogFile.OfText("a.md", "changed"));
            update.Add(CatalogFile.OfText("new/c.md", "C"));
            Assert.That(async () => await update.AddAsync("large", async file =>
            {
                await file.WriteAsync("half of i"u8.ToArray());
                throw new IOException("The disk is full.");
            }), Throws.InstanceOf<IOException>());
        }

        Assert.That(Files(), Is.EqualTo(new[] { "a.md", "catalog.files", "deep/b.md" }));
        Assert.That(Text("a.md"), Is.EqualTo("A"));
    }

    [Test]
    public void What_a_build_left_that_was_ended_goes_an_hour_later()
    {
        Write(("a.md", "A"));
        Directory.CreateDirectory(Combine("catalog-1.unfinished"));
        File.WriteAllText(Combine("catalog-1.unfinished/1"), "half");
        Directory.CreateDirectory(Combine("catalog-2.unfinished"));
        File.WriteAllText(Combine("catalog-2.unfinished/1"), "of a build that goes on");
        Directory.SetLastWriteTimeUtc(Combine("catalog-1.unfinished"), DateTime.UtcNow.AddHours(-2));

        Write(("a.md", "A"));

        Assert.That(Files(), Is.EqualTo(new[] { "a.md", "catalog-2.unfinished/1", "catalog.files" }));
    }

    [Test]
    public void A_file_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows())
            return;
        Write(("a.md", "A"));
        File.SetUnixFileMode(Combine("a.md"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Write(("a.md", "B"));

        Assert.That(File.GetUnixFileMode(Combine("a.md")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private CatalogChanges Write(params (string Path, string Text)[] files)
    {
        using var update = new CatalogUpdate(_folder);
        foreach (var (path, text) in files)
            update.Add(CatalogFile.OfText(path, text));
        return update.Finish();
    }

    private async Task<CatalogChanges> WriteAsync(string path, string text)
    {
        using var update = new CatalogUpdate(_folder);
        await update.AddAsync(path, file => file.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask());
        return update.Finish();
    }

    private IEnumerable<string> Files() =>
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private string Text(string path) => File.ReadAllText(Combine(path));

    private string Combine(string path) => Path.Combine(_folder, path);
}
