using Detections.Analysis.RuleFiles.Markdown;
using Detections.Kusto.Schema;
using static Detections.Analysis.Tests.RuleFiles.Markdown.MarkdownDocuments;

namespace Detections.Analysis.Tests.RuleFiles.Markdown;

internal sealed class HeadingEnvironmentTests
{
    [TestCase("Sentinel", KustoEnvironment.Sentinel)]
    [TestCase("Microsoft Sentinel:", KustoEnvironment.Sentinel)]
    [TestCase("Azure Sentinel query (KQL)", KustoEnvironment.Sentinel)]
    [TestCase("Log Analytics (Sentinel)", KustoEnvironment.Sentinel)]
    [TestCase("Defender XDR", KustoEnvironment.DefenderXdr)]
    [TestCase("Microsoft 365 Defender", KustoEnvironment.DefenderXdr)]
    [TestCase("M365 Defender", KustoEnvironment.DefenderXdr)]
    [TestCase("Advanced Hunting", KustoEnvironment.DefenderXdr)]
    [TestCase("Defender For Endpoint", KustoEnvironment.DefenderXdr)]
    [TestCase("MDE", KustoEnvironment.DefenderXdr)]
    [TestCase("Defender XDR & Sentinel", KustoEnvironment.Unified)]
    [TestCase("Unified XDR", KustoEnvironment.Unified)]
    [TestCase("Defender AV Exclusion Events", null)]
    [TestCase("List all unique sentinel tables", null)]
    [TestCase("Threat Hunting", null)]
    [TestCase("Query", null)]
    [TestCase("", null)]
    public void A_heading_counts_when_it_names_a_product_and_nothing_else(string heading, KustoEnvironment? expected) =>
        Assert.That(HeadingEnvironment.NamedBy(heading), Is.EqualTo(expected));

    [TestCase("## Sentinel\n### Query\n", KustoEnvironment.Sentinel)]
    [TestCase("## Sentinel\n## Query\n", null)]
    [TestCase("## Sentinel\n### Defender XDR\n", KustoEnvironment.DefenderXdr)]
    [TestCase("## Sentinel\n### New tables of Sentinel\n", KustoEnvironment.Sentinel)]
    [TestCase("## Sentinel\n### New tables of Defender For Endpoint\n", null)]
    [TestCase("Sentinel\n===\n\n## Query\n", KustoEnvironment.Sentinel)]
    [TestCase("## **[Sentinel](https://contoso.com)**\n", KustoEnvironment.Sentinel)]
    [TestCase("##\n", null)]
    [TestCase("- ## Sentinel\n\nText\n\n", KustoEnvironment.Sentinel)]
    [TestCase("", null)]
    public void The_nearest_heading_that_says_it_counts(string headings, KustoEnvironment? expected) =>
        Assert.That(ReadQuery(headings + "```kql\nT\n```\n").Environment, Is.EqualTo(expected));

    [TestCase("defender-xdr", KustoEnvironment.DefenderXdr, "")]
    [TestCase("defender-xrd", KustoEnvironment.Sentinel, "2:14 DET1011")]
    public void The_front_matter_counts_before_the_headings(string environment, KustoEnvironment expected, string problems)
    {
        var document = $"---\nenvironment: {environment}\n---\n## Sentinel\n```kql\nT\n```\n";

        Assert.Multiple(() =>
        {
            Assert.That(ReadQuery(document).Environment, Is.EqualTo(expected));
            Assert.That(ProblemsOf(document), Is.EqualTo(problems));
        });
    }
}
