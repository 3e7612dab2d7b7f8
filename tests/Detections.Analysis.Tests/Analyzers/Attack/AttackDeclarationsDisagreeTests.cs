using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Tests.Analyzers.Attack;

internal sealed class AttackDeclarationsDisagreeTests
{
    private const string Id = DiagnosticIds.AttackDeclarationsDisagree;

    [Test]
    public async Task Techniques_that_stand_in_one_place_alone_are_found() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            Document("techniques: [T1059.001, [|T1105|]]", "| Execution | T1059.001 PowerShell, [|T1047|] |"),
            "The technique 'T1105' stands in the front matter and not in the ATT&CK table; write it in both, or in none.",
            "The technique 'T1047' stands in the ATT&CK table and not in the front matter; write it in both, or in none.");

    [Test]
    public async Task Tactics_that_stand_in_one_place_alone_are_found() =>
        await AttackRules.InDocument(Id).VerifyAsync(
            Document("tactics: [execution, [|impact|]]", "| Execution | T1059 |", "| [|Persistence|] | T1098 |", "| Persistence | T1078 |"),
            "The tactic 'impact' stands in the front matter and not in the ATT&CK table; write it in both, or in none.",
            "The tactic 'Persistence' stands in the ATT&CK table and not in the front matter; write it in both, or in none.");

    [Test]
    public async Task The_finding_shows_the_other_place()
    {
        var found = await AttackRules.InDocument(Id).FindAsync(Document("techniques: [T1105, T1047]", "| Execution | T1047 |"));

        Assert.That(found.Single().Related.Single(), Has.Property("Message").EqualTo("the ATT&CK table begins here"));
        Assert.That(found.Single().Related.Single().Location.Start.Line, Is.EqualTo(7));
    }

    [TestCase("techniques: [t1059.001]", "| Execution | T1059.001 |", TestName = "Letter_case_is_free")]
    [TestCase("techniques: [T1059]", "| Execution | T1059.001 |", TestName = "One_place_can_say_it_more_exactly")]
    [TestCase("techniques: [{|DET3003:T1086|}]", "| Execution | T1059.001 |", TestName = "A_revoked_technique_is_its_successor")]
    [TestCase("techniques: [T1105, {|DET3002:T9999|}]", "| Execution | T1047 |", TestName = "An_id_that_cannot_be_read_may_be_anything")]
    [TestCase("tactics: [{|DET3010:DefenseEvasion|}]", "| Stealth | T1027 |", TestName = "An_old_name_of_a_tactic_is_its_new_one")]
    [TestCase("techniques: [T1105]", "| Execution | No specific technique |", TestName = "Both_places_have_to_say_something")]
    [TestCase("title: A rule", "| Execution | T1059 |", TestName = "Without_front_matter_there_is_nothing_to_compare")]
    public async Task Nothing_is_said(string frontMatter, string row) => await AttackRules.InDocument(Id).VerifyAsync(Document(frontMatter, row));

    private static string Document(string frontMatter, params string[] rows) => $"---\n{frontMatter}\n---\n" + AttackRules.Tactics(rows);
}
