using System.Text.RegularExpressions;
using Detections.Analysis.Catalog;

namespace Detections.Analysis.Tests.Catalog;

/// <summary>The published pages, made again from their rule bodies.</summary>
internal sealed partial class SeedPageTests
{
    [TestCase("000_*.txt")]
    [TestCase("003_*.txt")]
    public async Task The_analysis_of_a_published_page_comes_out_as_it_was_published(string file)
    {
        var page = (await File.ReadAllTextAsync(Directory.GetFiles(RepositoryRoot.Shared("seeds"), file).Single())).ReplaceLineEndings("\n");
        using var folder = new RuleFolder();
        folder.Write("rule.kql", Body().Match(page).Groups["query"].Value);

        var query = (await folder.CatalogAsync()).Rules.Single().Queries.Single();

        Assert.That(QueryPage.Of(query), Is.EqualTo(Published(page)));
    }

    // Without the sentences that explain a section and the heads of tables; and of the rows of indicators what the scrape has left of them.
    private static string Published(string page)
    {
        var analysis = page[page.IndexOf("Stages and Predicates", StringComparison.Ordinal)..];
        analysis = Explanation().Replace(analysis, "");
        analysis = TableHead().Replace(analysis, "");
        analysis = IndicatorRow().Replace(analysis, "${row}\n");
        return analysis.Replace(" |\n", "\n", StringComparison.Ordinal).TrimEnd('|', ' ', '\n') + "\n";
    }

    [GeneratedRegex(@"^Rule body \w+\n(?<query>.*?)^Stages and Predicates", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex(@"^(Each row is|Top-level NOT|Fields the rule emits).*\n", RegexOptions.Multiline)]
    private static partial Regex Explanation();

    [GeneratedRegex(@"^\| Field \|.*\n\|[-|]+\n", RegexOptions.Multiline)]
    private static partial Regex TableHead();

    [GeneratedRegex(@"^(?<row>\w+ \| \w+) \|(\n\|| \|)$(\n)?", RegexOptions.Multiline)]
    private static partial Regex IndicatorRow();
}
