namespace Detections.Analysis.Tests.Knowledge;

/// <summary>The gathered facts that the data files were made from. A test that reads them is ignored where they are absent.</summary>
internal static class KnowledgeFacts
{
    /// <summary>The rows of a file of facts without its header; never none.</summary>
    public static List<string[]> Rows(string folder, string file)
    {
        var rows = File.ReadLines(Path.Combine(RepositoryRoot.Shared("facts", folder), file)).Skip(1).Select(line => line.Split('\t')).ToList();
        Assert.That(rows, Is.Not.Empty, file);
        return rows;
    }

    /// <summary>The body rows of the tables in a seed page whose header starts with <paramref name="header"/>; never none.</summary>
    public static List<string[]> SeedRows(string file, string header)
    {
        var rows = File.ReadLines(Path.Combine(RepositoryRoot.Shared("seeds"), file))
            .SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()).ToList();
        Assert.That(rows, Is.Not.Empty, file);
        return rows;
    }
}
