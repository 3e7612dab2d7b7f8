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

        new CatalogFolder(inner).Write([]);

        Assert.That(File.Exists(outside));
    }

    private CatalogChanges Write(params (string Path, string Text)[] files) =>
        new CatalogFolder(_folder).Write([.. files.Select(file => CatalogFile.OfText(file.Path, file.Text))]);

    private string Text(string path) => File.ReadAllText(Combine(path));

    private string Combine(string path) => Path.Combine(_folder, path);
}
