using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class TechniqueLinkLeadsElsewhereTests
{
    private const string Id = DiagnosticIds.TechniqueLinkLeadsElsewhere;

    [TestCase("https://attack.mitre.org/techniques/[|T1562/001|]/")]
    [TestCase("[Link](https://attack.mitre.org/techniques/[|T1562/001|])")]
    [TestCase("<https://attack.mitre.org/techniques/[|T1562/001|]/#examples>")]
    public async Task A_link_to_another_technique_is_found(string link) =>
        await AttackRules.InDocument(Id).VerifyAsync(
            AttackRules.Links($"| T1127.001 | MSBuild | {link} |"),
            "The link leads to 'T1562.001' and the id beside it is 'T1127.001'; write 'T1127/001' in the link, or correct the id.");

    [TestCase("| T1021.006 | | https://attack.mitre.org/techniques/T1021/006/ |")]
    [TestCase("| T1021.006 | | https://attack.mitre.org/techniques/T1021/006 |")]
    [TestCase("| T1059.001 | | https://attack.mitre.org/techniques/T1086/ |", TestName = "The_page_of_a_revoked_technique_leads_on_to_its_successor")]
    [TestCase("| T1021.006 | | https://attack.mitre.org/tactics/TA0008/ |", TestName = "Other_pages_are_left_alone")]
    [TestCase("| T1021.006 | | https://attack.mitre.org/versions/v15/techniques/T1027/ |", TestName = "Pages_of_other_versions_are_left_alone")]
    [TestCase("| T1021.006 | | https://example.com/techniques/T1027/ |", TestName = "Other_hosts_are_left_alone")]
    [TestCase("| {|DET3003:T1086|} | | https://attack.mitre.org/techniques/T1027/ |", TestName = "A_revoked_technique_is_another_finding")]
    [TestCase("| T1021.006 | | |")]
    public async Task Nothing_is_said(string row) => await AttackRules.InDocument(Id).VerifyAsync(AttackRules.Links(row));

    [Test]
    public async Task The_link_follows_the_id_where_the_name_agrees_with_it() =>
        await AttackRules.InDocument(Id).VerifyFixAsync(
            AttackRules.Links("| T1127.001 | MSBuild | [Link](https://attack.mitre.org/techniques/[|T1562/001|]/ \"MITRE\") |"),
            AttackRules.Links("| T1127.001 | MSBuild | [Link](https://attack.mitre.org/techniques/T1127/001/ \"MITRE\") |"));

    [TestCase("{|DET3005:Application Layer Protocol|}")]
    [TestCase("")]
    public async Task Where_the_name_does_not_agree_with_the_id_nobody_knows_which_is_wrong(string name) =>
        await AttackRules.InDocument(Id).VerifyNoFixAsync(AttackRules.Links($"| T1134.002 | {name} | https://attack.mitre.org/techniques/[|T1071|]/ |"));
}
