namespace Detections.Tests.Shared;

/// <summary>The checkout that the tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>The Kusto engine as the build puts it together.</summary>
    public static string KustoEngine => Combine("artifacts", "kusto-engine");

    /// <summary>A folder of <c>../shared</c>; the test is ignored where it is absent.</summary>
    public static string Shared(params string[] parts)
    {
        var folder = System.IO.Path.GetFullPath(System.IO.Path.Combine([Path, "..", "shared", .. parts]));
        if (!Directory.Exists(folder))
            Assert.Ignore($"There is no folder '{folder}' on this machine.");
        return folder;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Detections.Build.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds Detections.Build.sln.");
    }
}
