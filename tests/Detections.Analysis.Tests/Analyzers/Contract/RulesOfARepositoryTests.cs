using Detections.Analysis.Analyzers.Contract;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Text;
using static Detections.Analysis.Tests.Analyzers.Contract.ContractRules;

namespace Detections.Analysis.Tests.Analyzers.Contract;

/// <summary>What one rule says beside another: DET1026 and DET1027.</summary>
internal sealed class RulesOfARepositoryTests
{
    private const string Guid = "3f1b2c64-8d0a-4a35-9d42-6f1c0e7b5a21";

    [Test]
    public async Task Each_rule_but_the_first_is_told_and_the_first_is_named()
    {
        using var folder = new RuleFolder();
        var first = folder.Write("a.yaml", Scheduled($"id: {Guid}"));
        folder.Write("b.yaml", NearRealTime($"id: {Guid.ToUpperInvariant()}"));
        folder.Write("c.yaml", Scheduled("name: One") + "---\n" + Scheduled($"id: {Guid}"));

        var found = (await folder.AnalyzeAsync()).Diagnostics;

        Assert.That(found.Select(one => (one.Id, Path.GetFileName(one.Location.Path), one.Location.Start)), Is.EqualTo(new[]
        {
            (DiagnosticIds.IdIsUsedTwice, "b.yaml", new LinePosition(1, 4)),
            (DiagnosticIds.IdIsUsedTwice, "c.yaml", new LinePosition(5, 4)),
        }));
        Assert.That(found[1].Message, Is.EqualTo($"The id '{Guid}' is also that of line 2 of 'a.yaml'; give each rule its own."));
        Assert.That(found.Select(one => one.Related.Single().Location.Path), Is.All.EqualTo(first));
    }

    [Test]
    public async Task A_document_or_a_hunting_query_can_have_the_id_of_its_rule()
    {
        using var folder = new RuleFolder();
        folder.Write("a.yaml", Scheduled($"id: {Guid}", "name: One"));
        folder.Write("b.yaml", Hunting($"id: {Guid}", "name: One"));
        folder.Write("c.md", Document($"id: {Guid}"));
        folder.Write("d.json", Resource($""" "displayName": "One","""));

        Assert.That((await folder.AnalyzeAsync()).Diagnostics, Is.Empty);
    }

    [Test]
    public async Task Ids_that_are_no_GUID_and_titles_of_documents_are_not_compared()
    {
        using var folder = new RuleFolder();
        folder.Write("a.md", Document("id: UC-1"));
        folder.Write("b.md", Document("id: UC-1"));

        Assert.That((await folder.AnalyzeAsync()).Diagnostics, Is.Empty);
    }

    [Test]
    public async Task Names_are_compared_without_letter_case()
    {
        using var folder = new RuleFolder();
        folder.Write("a.yaml", Scheduled("name: Logon by night"));
        folder.Write("b.yaml", NearRealTime("name: Logon By Night"));

        var found = (await folder.AnalyzeAsync()).Diagnostics.Single();

        Assert.That(found.Id, Is.EqualTo(DiagnosticIds.NameIsUsedTwice));
        Assert.That(found.Message, Is.EqualTo("The name 'Logon By Night' is also that of line 2 of 'a.yaml'; an analyst cannot tell their alerts apart."));
    }

    [Test]
    public async Task The_order_of_the_files_changes_nothing()
    {
        using var folder = new RuleFolder();
        folder.Write("a.yaml", Scheduled($"id: {Guid}"));
        folder.Write("b.yaml", Scheduled($"id: {Guid}"));
        var request = folder.Request();

        var turned = await new DetectionAnalyzerDriver([new IdIsUsedTwiceAnalyzer()])
            .RunAsync(request with { Sources = [.. request.Sources.Reverse()] }, TestEngine.Engine, CancellationToken.None);

        Assert.That(Path.GetFileName(turned.Diagnostics.Single().Location.Path), Is.EqualTo("b.yaml"));
    }
}
