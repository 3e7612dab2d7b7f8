namespace Detections.Kusto.Tests;

/// <summary>The folder of the repository the tests run in.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Detections.Build.sln")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The root of the repository was not found.");
        return folder;
    }
}
