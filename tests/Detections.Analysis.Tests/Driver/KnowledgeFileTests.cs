using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;

namespace Detections.Analysis.Tests.Driver;

internal sealed class KnowledgeFileTests
{
    [Test]
    public async Task A_wrong_row_is_a_finding_in_its_file()
    {
        using var folder = new RuleFolder();
        var path = folder.Write("knowledge/own.tsv", "provider\tevent\ttitle\nContoso-Agent\t7\n");

        var finding = (await folder.AnalyzeAsync()).Diagnostics.Single();

        Assert.That(finding.Id, Is.EqualTo(DiagnosticIds.KnowledgeFileIsInvalid));
        Assert.That(finding.Location.Path, Is.EqualTo(path));
        Assert.That(finding.Location.Start.Line, Is.EqualTo(1));
    }

    [Test]
    public async Task Of_two_files_that_declare_one_event_the_second_is_told_where_the_first_is()
    {
        using var folder = new RuleFolder();
        var first = folder.Write("knowledge/a.tsv", "provider\tevent\ttitle\nContoso-Agent\t7\tStopped.\n");
        var second = folder.Write("knowledge/b.tsv", "provider\tevent\ttitle\nContoso-Agent\t7\tHalted.\n");

        var finding = (await folder.AnalyzeAsync()).Diagnostics.Single();

        Assert.That(finding.Location.Path, Is.EqualTo(second));
        Assert.That(finding.Related.Single().Location.Path, Is.EqualTo(first));
        Assert.That(finding.Message, Does.Not.Contain(folder.Root), "A message is the same on every machine.");
    }

    [TestCase(AttackVersion.Version191, "T1562")]
    [TestCase(AttackVersion.Version181, "T1685")]
    public async Task The_release_of_ATTACK_decides_which_techniques_there_are(AttackVersion version, string refused)
    {
        using var folder = new RuleFolder();
        folder.Write("rule.kql", "// name: A\n// techniques: T1562, T1685\nSecurityEvent | take 1\n");

        var findings = (await folder.AnalyzeAsync(options: new AnalysisOptions { AttackVersion = version })).Diagnostics;

        Assert.That(findings.Where(one => one.Message.Contains($"technique '{refused}'", StringComparison.Ordinal)), Has.Exactly(1).Items);
    }
}
