using Detections.Analysis.Knowledge.Attack;

namespace Detections.Analysis.Tests.Knowledge.Attack;

internal sealed class TacticTests
{
    private const AttackVersion Newest = AttackVersion.Version191;

    [TestCase("Command & Control", "TA0011 TA0037 TA0101")]
    [TestCase("command and control", "TA0011 TA0037 TA0101")]
    [TestCase("CommandAndControl", "TA0011 TA0037 TA0101")]
    [TestCase("command-and-control", "TA0011 TA0037 TA0101")]
    [TestCase("ta0008", "TA0008")]
    [TestCase("Stealth", "TA0005")]
    [TestCase("Defense Impairment", "TA0112")]
    [TestCase("Inhibit Response Function", "TA0107")]
    [TestCase("Reconaissance", "")]
    public void A_tactic_is_found_in_every_writing(string text, string ids)
    {
        var matches = AttackKnowledge.Of(Newest).FindTactics(text);
        Assert.That(string.Join(' ', matches.Select(match => match.Tactic.Id)), Is.EqualTo(ids));
        Assert.That(matches.All(match => match.IsCurrent));
    }

    [TestCase(AttackVersion.Version191, "Defense Evasion", "TA0030 (TA0005) (TA0112)")]
    [TestCase(AttackVersion.Version191, "DefenseEvasion", "TA0030 (TA0005) (TA0112)")]
    [TestCase(AttackVersion.Version191, "Effects", "(TA0034)")]
    [TestCase(AttackVersion.Version191, "impact-ics", "(TA0105)")]
    [TestCase(AttackVersion.Version191, "TA0005", "TA0005")]
    [TestCase(AttackVersion.Version181, "Defense Evasion", "TA0005 TA0030")]
    [TestCase(AttackVersion.Version181, "Stealth", "(TA0005)")]
    [TestCase(AttackVersion.Version181, "Defense Impairment", "(TA0005)")]
    [TestCase(AttackVersion.Version181, "TA0112", "(TA0005)")]
    public void A_name_of_another_version_is_recognised_and_said_to_be_one(AttackVersion version, string text, string expected)
    {
        var matches = AttackKnowledge.Of(version).FindTactics(text);
        Assert.That(string.Join(' ', matches.Select(match => match.IsCurrent ? match.Tactic.Id : $"({match.Tactic.Id})")), Is.EqualTo(expected));
    }

    [TestCase(AttackVersion.Version191, "Stealth, Defense Impairment, Credential Access")]
    [TestCase(AttackVersion.Version181, "Defense Evasion, Credential Access, Discovery")]
    public void The_tactics_stand_in_the_order_of_the_matrix(AttackVersion version, string fromTheSeventhOn)
    {
        var enterprise = AttackKnowledge.Of(version).Tactics.Where(tactic => tactic.Domain == AttackDomain.Enterprise).ToList();
        Assert.That(enterprise.Select(tactic => tactic.Order), Is.EqualTo(Enumerable.Range(1, enterprise.Count)));
        Assert.That(string.Join(", ", enterprise.Skip(6).Take(3).Select(tactic => tactic.Name)), Is.EqualTo(fromTheSeventhOn));
    }

    [TestCase("Lateral Movment", "TA0008")]
    [TestCase("exfiltation", "TA0010")]
    [TestCase("Weather", null)]
    public void A_tactic_that_does_not_exist_has_a_nearest_one(string text, string? nearest) =>
        Assert.That(AttackKnowledge.Of(Newest).NearestTactic(text)?.Id, Is.EqualTo(nearest));
}
