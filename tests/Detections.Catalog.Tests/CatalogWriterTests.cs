using System.Security.Cryptography;
using Detections.Analysis.Catalog;
using Detections.Catalog.Output;

namespace Detections.Catalog.Tests;

internal sealed class CatalogWriterTests
{
    [Test]
    public void A_catalog_has_all_its_forms()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Small);

        Assert.That(catalog.Files(), Is.EqualTo(new[]
        {
            "catalog.db",
            "catalog.files",
            "catalog.json",
            "catalog.schema.json",
            "navigator/enterprise-attack.json",
            "pages/rules-b-stranger-b.md",
            "pages/rules-endpoint-remoting.md",
            "pages/rules-endpoint-winrm-plugin.md",
            "site/assets/search.js",
            "site/assets/site.css",
            "site/assets/site.js",
            "site/events.html",
            "site/index.html",
            "site/indicators.html",
            "site/indicators/initiatingprocessfilename.html",
            "site/indicators/script-document-title-pwned-script-img-src-x-onerror-document-title-pwned.html",
            "site/matrix.html",
            "site/rules/rules-b-stranger-b.html",
            "site/rules/rules-endpoint-remoting.html",
            "site/rules/rules-endpoint-winrm-plugin.html",
        }));
    }

    [Test]
    public void The_same_rules_give_the_same_bytes()
    {
        using var one = new WrittenCatalog(TestCatalog.Small);
        using var other = new WrittenCatalog(TestCatalog.Of(TestCatalog.Stranger, TestCatalog.Remoting, TestCatalog.WinRm));

        Assert.That(Hashes(other), Is.EqualTo(Hashes(one)));
    }

    [Test]
    public void A_second_write_changes_nothing()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Small);

        Assert.That(catalog.Write(TestCatalog.Small), Is.EqualTo(catalog.Changes with { Written = 0 }));
    }

    [Test]
    public void A_folder_holds_what_a_new_one_would_whatever_was_in_it()
    {
        DetectionCatalog[] catalogs =
        [
            TestCatalog.Of(TestCatalog.WinRm),
            TestCatalog.Of([TestCatalog.Remoting, .. TestCatalog.Alike]),
            TestCatalog.Of(TestCatalog.WinRm with { Title = "Another title", Line = 7 }, TestCatalog.Stranger),
            TestCatalog.Of(),
            TestCatalog.Small,
        ];
        using var folder = new WrittenCatalog(TestCatalog.Small);
        foreach (var catalog in catalogs)
        {
            folder.Write(catalog);
            using var anew = new WrittenCatalog(catalog);
            Assert.That(Hashes(folder), Is.EqualTo(Hashes(anew)));
        }
    }

    [Test]
    public void The_pages_of_a_rule_go_with_it()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Small);

        catalog.Write(TestCatalog.Of(TestCatalog.WinRm));

        Assert.That(catalog.Files(), Has.None.Contains("remoting").And.None.Contains("stranger"));
    }

    [Test]
    public void A_technique_that_was_replaced_counts_in_all_forms_for_the_one_that_took_its_place()
    {
        var technique = new CatalogTechnique("T1562.001", "Impair Defenses: Disable or Modify Tools") { Current = "T1685" };
        using var catalog = new WrittenCatalog(TestCatalog.Of(TestCatalog.WinRm with { Techniques = [technique], Tactics = [new CatalogTactic("TA0112", "Defense Impairment", [technique]) { IsDeclared = false }] }));

        Assert.Multiple(() =>
        {
            Assert.That(catalog.Text("pages/rules-endpoint-winrm-plugin.md"), Does.Contain("| [Defense Impairment](<https://attack.mitre.org/tactics/TA0112/>) (follows from the technique) |").And.Contain("(now T1685)"));
            Assert.That(catalog.Text("site/matrix.html"), Does.Contain("T1685 Disable or Modify Tools: 1 rule").And.Contain("index.html#tactic=Defense%20Impairment\">1 rule</a>"));
            Assert.That(catalog.Text("site/index.html"), Does.Contain("data-technique=\"T1562\tT1562.001\tT1685\""));
            Assert.That(catalog.Text("navigator/enterprise-attack.json"), Does.Contain("\"techniqueID\": \"T1685\"").And.Not.Contain("T1562"));
        });
    }

    [Test]
    public void A_failure_leaves_what_is_there_whole()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Small);
        var before = Hashes(catalog);

        Assert.That(() => catalog.Write(TestCatalog.Of(TestCatalog.WinRm), databaseScript: "missing.js"), Throws.InstanceOf<IOException>());
        Assert.That(Hashes(catalog), Is.EqualTo(before));
    }

    [Test]
    public void A_catalog_of_a_build_with_errors_says_so_until_one_without_writes_it()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Small);
        var folder = new CatalogFolder(catalog.Folder);
        var whole = Hashes(catalog);
        Assert.That(folder.HoldsWholeCatalog);

        catalog.Write(TestCatalog.Small, isProvisional: true);
        Assert.That(folder.HoldsWholeCatalog, Is.False);
        Assert.That(catalog.Files().Where(file => file.EndsWith(".html", StringComparison.Ordinal)).Select(catalog.Text), Is.All.Contains("A build with errors made this catalog"));

        catalog.Write(TestCatalog.Small);
        Assert.That(Hashes(catalog), Is.EqualTo(whole));
    }

    [Test]
    public void A_folder_that_others_use_holds_no_catalog()
    {
        var folder = Directory.CreateTempSubdirectory("catalog");
        File.WriteAllText(Path.Combine(folder.FullName, "index.html"), "x");

        Assert.That(new CatalogFolder(folder.FullName).HoldsWholeCatalog, Is.False);
        Assert.That(new CatalogFolder(Path.Combine(folder.FullName, "none")).HoldsWholeCatalog, Is.False);
        folder.Delete(recursive: true);
    }

    [Test]
    public void No_rules_are_a_catalog_too()
    {
        using var catalog = new WrittenCatalog(TestCatalog.Of());

        Assert.That(catalog.Text("site/index.html"), Does.Contain("0 rules"));
    }

    private static List<string> Hashes(WrittenCatalog catalog) =>
        [.. catalog.Files().Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(catalog.Folder, file))))}")];
}
