using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;

namespace Detections.Analysis.Tests.Text;

internal sealed class SourceTreeTests
{
    private string _folder = "";
    private string _root = "";

    [SetUp]
    public void MakeFolders()
    {
        _folder = Directory.CreateTempSubdirectory("detections").FullName;
        _root = Path.Combine(_folder, "repository");
        Directory.CreateDirectory(Path.Combine(_root, "rules"));
        Directory.CreateDirectory(Path.Combine(_folder, "repository-secrets"));
        File.WriteAllText(Path.Combine(_root, "rules", "rule.md"), "");
        File.WriteAllText(Path.Combine(_folder, "repository-secrets", "secret.md"), "");
    }

    [TearDown]
    public void RemoveFolders() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_file_of_the_tree_may_be_read() => AssertStays("rules/rule.md");

    [Test]
    public void A_file_that_is_not_there_may_be_read() => AssertStays("rules/gone.md");

    [Test]
    public void A_link_inside_the_tree_may_be_read()
    {
        Link("rules/other.md", "rule.md");
        AssertStays("rules/other.md");
    }

    [Test]
    public void A_link_out_of_the_tree_is_found()
    {
        Link("rules/link.md", "../../repository-secrets/secret.md");
        var finding = AssertEscapes("rules/link.md");
        Assert.That(finding.Id, Is.EqualTo(DiagnosticIds.FileIsOutsideTheTree));
        Assert.That(finding.Message, Does.Contain("/repository-secrets/secret.md'"));
    }

    [Test]
    public void A_file_in_a_folder_that_is_a_link_out_of_the_tree_is_found()
    {
        LinkFolder("linked", Path.Combine(_folder, "repository-secrets"));
        AssertEscapes("linked/secret.md");
    }

    [Test]
    public void A_link_that_goes_up_from_a_linked_folder_is_found()
    {
        // By its letters 'linked/../repository-secrets' lies in the tree; the system goes up from where the link leads.
        LinkFolder("linked", Path.Combine(_folder, "repository-secrets"));
        Link("link.md", "linked/../repository-secrets/secret.md");
        AssertEscapes("link.md");
    }

    [Test]
    public void A_chain_of_links_is_followed_to_its_end()
    {
        Link("rules/first.md", "second.md");
        Link("rules/second.md", Path.Combine(_folder, "repository-secrets", "secret.md"));
        AssertEscapes("rules/first.md");
    }

    [Test]
    public void A_cycle_of_links_is_left_to_the_reader()
    {
        Link("rules/a.md", "b.md");
        Link("rules/b.md", "a.md");
        AssertStays("rules/a.md");
        Assert.That(SourceTextReader.Read(Path.Combine(_root, "rules", "a.md"), 100).Problem!.Id, Is.EqualTo(DiagnosticIds.FileCannotBeRead));
    }

    [Test]
    public void The_root_may_be_a_link_itself()
    {
        LinkFolder("../shortcut", _root);
        var tree = new SourceTree(Path.Combine(_folder, "shortcut"));
        Assert.That(tree.FindEscape(Path.Combine(_folder, "shortcut", "rules", "rule.md")), Is.Null);
    }

    [Test]
    public void A_file_the_project_itself_names_outside_the_tree_may_be_read() =>
        Assert.That(new SourceTree(_root).FindEscape(Path.Combine(_folder, "repository-secrets", "secret.md")), Is.Null);

    private void AssertStays(string path) => Assert.That(new SourceTree(_root).FindEscape(Path.Combine(_root, path)), Is.Null);

    private Diagnostic AssertEscapes(string path)
    {
        var finding = new SourceTree(_root).FindEscape(Path.Combine(_root, path));
        Assert.That(finding, Is.Not.Null);
        return finding!;
    }

    private void Link(string path, string target) => Link(() => File.CreateSymbolicLink(Path.Combine(_root, path), target));

    private void LinkFolder(string path, string target) => Link(() => Directory.CreateSymbolicLink(Path.Combine(_root, path), target));

    private static void Link(Action create)
    {
        try
        {
            create();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Assert.Ignore("This system does not let the test make links: " + exception.Message);
        }
    }
}
