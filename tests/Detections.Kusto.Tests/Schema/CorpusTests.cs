using System.Text.RegularExpressions;
using Detections.Kusto.Schema;

namespace Detections.Kusto.Tests.Schema;

internal sealed partial class CorpusTests
{
    [Test]
    public void The_tables_that_Sentinel_rules_name_as_their_data_are_known()
    {
        var folder = RepositoryRoot.Shared("corpus", "Azure-Sentinel");

        var named = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .SelectMany(file => DataTypes().Matches(File.ReadAllText(file)))
            .SelectMany(match => match.Groups["table"].Captures.Select(capture => capture.Value))
            .ToHashSet(StringComparer.Ordinal);

        Assert.That(named, Has.Count.GreaterThan(5));
        // One rule writes SecurityEvents for SecurityEvent.
        Assert.That(named.Except(KustoSchema.BuiltIn.TableNames), Is.EquivalentTo("SecurityEvents".Split(' ')));
        TestContext.Out.WriteLine(string.Join(' ', named));
    }

    [GeneratedRegex(@"dataTypes:\s*\n(?:\s+- (?!connectorId)(?<table>\w+)[^\n]*\n)+")]
    private static partial Regex DataTypes();
}
