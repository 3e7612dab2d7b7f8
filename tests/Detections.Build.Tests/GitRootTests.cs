namespace Detections.Build.Tests;

internal sealed class GitRootTests
{
    private string _root = "";

    [SetUp]
    public void CreateFolder() => _root = Directory.CreateTempSubdirectory("git-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_root, recursive: true);

    [Test]
    public void A_checkout_has_a_git_folder()
    {
        Directory.CreateDirectory(Path.Combine(_root, ".git"));
        Assert.That(GitRoot.FindOrSelf(Directory.CreateDirectory(Path.Combine(_root, "a", "b")).FullName), Is.EqualTo(_root));
    }

    [Test]
    public void A_worktree_has_a_git_file_and_the_nearest_one_counts()
    {
        Directory.CreateDirectory(Path.Combine(_root, ".git"));
        var worktree = Directory.CreateDirectory(Path.Combine(_root, "worktree")).FullName;
        File.WriteAllText(Path.Combine(worktree, ".git"), "gitdir: elsewhere");
        Assert.That(GitRoot.FindOrSelf(worktree), Is.EqualTo(worktree));
    }

    [Test]
    public void Without_git_it_is_the_folder_itself()
    {
        Assume.That(GitRoot.FindOrSelf(Path.GetTempPath()), Is.EqualTo(Path.GetTempPath()), "The temporary folder lies in a checkout.");
        Assert.That(GitRoot.FindOrSelf(_root), Is.EqualTo(_root));
    }
}
