using System.Text.RegularExpressions;
using Detections.Analysis.Configuration;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Documentation;

/// <summary>docs/configuration.md lists what there is to configure.</summary>
internal sealed class ConfigurationDocumentationTests
{
    private static readonly string Text = File.ReadAllText(RepositoryRoot.Combine("docs", "configuration.md"));

    [Test]
    public void It_lists_every_option_with_its_values()
    {
        var rows = Regex.Matches(Text, @"^\| `(detections\.[a-z_]+)` \| ([^|]*) \|", RegexOptions.Multiline);

        Assert.That(rows.Select(row => row.Groups[1].Value), Is.EqualTo(ConfigurationOptions.All.Select(option => option.Key)));
        foreach (var (row, option) in rows.Zip(ConfigurationOptions.All))
            Assert.That(Regex.Matches(row.Groups[2].Value, "`([^`]*)`").Select(value => value.Groups[1].Value), Is.Not.Empty.And.All.Matches<string>(value => option.Allows(value!)));
    }

    [Test]
    public void It_lists_every_category_that_can_be_set()
    {
        var row = Regex.Match(Text, "category-NAME.*: (.*) \\|").Groups[1].Value;
        var settable = Enum.GetValues<DiagnosticCategory>().Where(category => category is not DiagnosticCategory.Tool);

        Assert.That(row.Split(", "), Is.EqualTo(settable.Select(category => $"`{category}`")));
    }

    [Test]
    public void It_lists_every_severity() =>
        Assert.That(SeverityKey.ValueNames.Where(value => !Text.Contains($"`{value}`", StringComparison.Ordinal)), Is.Empty);
}
