namespace Detections.Analysis.Tests;

/// <summary>The real rule repositories kept outside of this one. A test that reads them is ignored where they are absent.</summary>
internal static class SharedCorpus
{
    /// <summary>The files of a repository of the corpus, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string repository, string pattern) =>
        [.. Directory.EnumerateFiles(RepositoryRoot.Shared("corpus", repository), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
