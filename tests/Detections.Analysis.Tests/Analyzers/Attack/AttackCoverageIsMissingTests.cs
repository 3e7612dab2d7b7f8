using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class AttackCoverageIsMissingTests
{
    private const string Id = DiagnosticIds.AttackCoverageIsMissing;
    private const string Query = "```kql\nsearch \"contoso\"\n```\n";

    [TestCase("kind: Scheduled")]
    [TestCase("kind: NRT\ntactics: []")]
    [TestCase("kind: Hunting")]
    public async Task A_Sentinel_rule_without_coverage_is_found_at_its_name(string lines) =>
        await AttackRules.InSentinel(Id).VerifyAsync(
            $"name: [|A rule|]\n{lines}\nquery: SecurityEvent | take 1\n",
            "The rule 'A rule' names no tactic and no technique of ATT&CK; add 'tactics' and 'relevantTechniques'.");

    [TestCase("## ATT&CK Tags\n\n| Tactic | Techniques |\n|---|---|\n")]
    [TestCase("| Technique ID | Title | Link |\n|---|---|---|\n| | | |\n")]
    [TestCase("| Provider | Event |\n|---|---|\n| Sysmon | Event ID 1 |\n")]
    [TestCase("| Event ID | Event Name | Log Provider | ATT&CK Data Source |\n|---|---|---|---|\n| 1 | Process creation | Sysmon | Process |\n")]
    public async Task A_document_that_looks_like_a_detection_is_found_at_its_title(string table) =>
        await AttackRules.InDocument(Id).VerifyAsync(
            $"# [|A rule|]\n\n{table}\n{Query}",
            "The rule 'A rule' names no tactic and no technique of ATT&CK; name them in a table with the columns 'Tactic' and 'Techniques'.");

    [Test]
    public async Task Front_matter_can_tell_that_a_document_is_a_detection() =>
        await AttackRules.InDocument(Id).VerifyAsync($"---\ntechniques: []\n---\n# [|A rule|]\n\n{Query}");

    [TestCase("# Top ten devices\n\n" + Query, TestName = "A_document_with_a_query_need_not_be_a_detection")]
    [TestCase("# A rule\n\n**Technique:** Masquerading (T1036.001)\n\n| Provider | Event |\n|---|---|\n| Sysmon | 1 |\n\n" + Query, TestName = "Coverage_can_be_said_in_words")]
    [TestCase("# A rule\n\n| Technique ID | Title | Link |\n|---|---|---|\n| Multiple | | |\n\n" + Query, TestName = "A_table_can_say_why_there_is_none")]
    [TestCase("---\ntechniques: []\n---\n" + Query, TestName = "Without_a_title_there_is_no_place")]
    public async Task Nothing_is_said(string text) => await AttackRules.InDocument(Id).VerifyAsync(text);

    [TestCase("name: A parser\nFunctionName: MyParser\nFunctionQuery: SecurityEvent | take 1\n", "rule.yaml")]
    [TestCase("// title: A query\nSecurityEvent | take 1\n", "rule.kql")]
    [TestCase("name: A rule\nkind: Scheduled\ntactics: [Impact]\nquery: SecurityEvent | take 1\n", "rule.yaml")]
    public async Task Nothing_is_said_in(string text, string file) => await new AnalyzerVerifier { Id = Id, FileName = file }.VerifyAsync(text);
}
