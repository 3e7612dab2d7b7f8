namespace Detections.Tests;

/// <summary>Folders of this checkout, found from where the tests run.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = FindRoot();

    /// <summary>The Kusto engine as the build puts it together.</summary>
    public static string KustoEngine => Path.Combine(Root, "artifacts", "kusto-engine");

    /// <summary>A folder of <c>../shared</c>; the test is ignored where it is absent.</summary>
    public static string Shared(string name)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", name));
        if (!Directory.Exists(folder))
            Assert.Ignore($"There is no '{folder}' here.");
        return folder;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Detections.Build.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
