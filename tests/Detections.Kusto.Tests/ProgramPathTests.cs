namespace Detections.Kusto.Tests;

internal sealed class ProgramPathTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("program-path-").FullName;
        foreach (var name in new[] { "first", "second" })
        {
            Directory.CreateDirectory(Path.Combine(_folder, name));
            File.WriteAllText(Path.Combine(_folder, name, ProgramPath.FileName("tool")), "");
        }
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_first_folder_that_has_the_program_counts()
    {
        var path = string.Join(Path.PathSeparator, Path.Combine(_folder, "none"), $"\"{Path.Combine(_folder, "second")}\"", Path.Combine(_folder, "first"));
        Assert.That(ProgramPath.Find("tool", path), Is.EqualTo(Path.Combine(_folder, "second", ProgramPath.FileName("tool"))));
    }

    [Test]
    public void A_folder_that_is_relative_to_a_repository_does_not_count()
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(_folder, "first"));
        Assert.That(Path.Combine(relative, ProgramPath.FileName("tool")), Does.Exist, "It would be found from here.");
        Assert.That(ProgramPath.Find("tool", string.Join(Path.PathSeparator, relative, ".")), Is.Null);
    }

    [Test]
    public void Without_a_search_path_there_is_none() => Assert.That(ProgramPath.Find("tool", null), Is.Null);
}
