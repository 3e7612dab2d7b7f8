namespace Detections.Analysis.Tests;

/// <summary>The real rule repositories kept outside of this one. A test that reads them is ignored where they are absent.</summary>
internal static class SharedCorpus
{
    /// <summary>The files of a repository of the corpus, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string repository, string pattern)
    {
        var folder = Path.Combine(Root, "..", "shared", "corpus", repository);
        if (!Directory.Exists(folder))
            Assert.Ignore($"The corpus is not here: {folder}.");
        return [.. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Detections.Build.sln")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new DirectoryNotFoundException("Detections.Build.sln lies in no folder above the tests.");
        }
    }
}
