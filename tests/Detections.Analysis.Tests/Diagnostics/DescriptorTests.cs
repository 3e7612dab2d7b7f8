using System.Reflection;
using System.Text.RegularExpressions;
using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Diagnostics;

/// <summary>What every descriptor keeps to, so that all findings read alike.</summary>
internal sealed partial class DescriptorTests
{
    private static IEnumerable<string> Ids => DescriptorTable.All.Select(descriptor => descriptor.Id);

    [Test]
    public void Every_id_has_exactly_one_descriptor()
    {
        var constants = typeof(DiagnosticIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.That(Ids, Is.EquivalentTo(constants));
    }

    [Test]
    public void The_table_is_in_ordinal_order_and_names_no_id_twice() =>
        Assert.That(Ids, Is.EqualTo(Ids.Distinct().Order(StringComparer.Ordinal)));

    [Test]
    public void No_title_is_used_twice() =>
        Assert.That(DescriptorTable.All.Select(descriptor => descriptor.Title), Is.Unique);

    [TestCaseSource(nameof(Ids))]
    public void The_id_tells_its_category(string id)
    {
        Assert.That(id, Does.Match(@"^DET\d{4}$"));
        Assert.That((int)DescriptorOf(id).Category, Is.EqualTo(id[3] - '0'));
    }

    [TestCaseSource(nameof(Ids))]
    public void The_default_severity_reports_it(string id) =>
        Assert.That(DescriptorOf(id).DefaultSeverity, Is.Not.EqualTo(DiagnosticSeverity.None));

    [TestCaseSource(nameof(Ids))]
    public void The_title_is_a_phrase(string id) =>
        Assert.That(DescriptorOf(id).Title, Does.Match(@"^[A-Z].*[^.\s]$").And.Length.LessThanOrEqualTo(60));

    // A message that ends in a place gets its last sentence from there.
    [TestCaseSource(nameof(Ids))]
    public void The_message_is_a_sentence(string id) =>
        Assert.That(DescriptorOf(id).MessageFormat, Does.Match(@"^(\{0\}|[A-Z].*(\.|\{\d\}))$"));

    [TestCaseSource(nameof(Ids))]
    public void The_message_uses_its_places_in_order(string id)
    {
        var places = Place().Matches(DescriptorOf(id).MessageFormat).Select(place => int.Parse(place.Groups[1].Value, null));

        Assert.That(places, Is.EqualTo(Enumerable.Range(0, places.Count())));
    }

    [TestCaseSource(nameof(Ids))]
    public void The_description_is_made_of_sentences(string id) =>
        Assert.That(DescriptorOf(id).Description, Does.Match(@"^[A-Z].*\.$").And.Not.EqualTo(DescriptorOf(id).Title + "."));

    [TestCaseSource(nameof(Ids))]
    public void All_texts_are_plain_and_on_one_line(string id)
    {
        var descriptor = DescriptorOf(id);

        Assert.That(new[] { descriptor.Title, descriptor.MessageFormat, descriptor.Description }, Has.None.Match(@"  |[\r\n\t`]|^\s|\s$"));
    }

    [TestCaseSource(nameof(Ids))]
    public void The_help_link_leads_to_the_page_of_the_id(string id)
    {
        var (root, path) = DescriptorOf(id).HelpLink!.Split("/blob/main/") is [var before, var after] ? (before, after) : ("", "");

        Assert.That(root, Is.EqualTo("https://github.com/detections-build/detections-build"));
        Assert.That(path, Is.EqualTo($"docs/rules/{id}.md"));
        Assert.That(RepositoryRoot.Combine(path), Does.Exist);
    }

    // The one finding that no C# code reports.
    [Test]
    public void The_targets_report_DET9008_as_its_descriptor_says()
    {
        var targets = File.ReadAllText(RepositoryRoot.Combine("src", "Detections.Build", "build", "Detections.Build.targets"));
        var descriptor = ToolDescriptors.BuildToolIsTooOld;

        Assert.That(targets, Does.Contain($"Text=\"{descriptor.MessageFormat.Replace("{0}", "$(MSBuildVersion)", StringComparison.Ordinal)}\""));
        Assert.That(targets, Does.Contain($"HelpLink=\"{descriptor.HelpLink}\""));
        Assert.That(targets, Does.Contain($"Code=\"{descriptor.Id}\""));
    }

    private static DiagnosticDescriptor DescriptorOf(string id) => DescriptorTable.All.Single(descriptor => descriptor.Id == id);

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Place();
}
