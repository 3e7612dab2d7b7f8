using Detections.Analysis.Knowledge.Attack;

namespace Detections.Analysis.Tests.Knowledge.Attack;

internal sealed class SuccessionTests
{
    private static readonly AttackKnowledge Attack = AttackKnowledge.Of(AttackVersion.Version191);

    [Test]
    public void Every_chain_ends_as_the_facts_say()
    {
        var chains = KnowledgeFacts.Rows("attack", "revoked_chains.tsv");
        Assert.That(chains, Has.Count.EqualTo(Attack.Techniques.Count(technique => technique.Status == AttackStatus.Revoked)));
        foreach (var row in chains)
        {
            var successors = Attack.SuccessorsOf(Attack.FindTechnique(row[1])!);
            Assert.That(string.Join(' ', successors.Select(technique => technique.Id)), Is.EqualTo(row[4]), row[1]);
            if (!successors.IsEmpty)
                Assert.That((successors[^1].Name, successors[^1].Status.ToString().ToLowerInvariant()), Is.EqualTo((row[6], row[7])));
        }
    }

    [Test]
    public void Every_revoked_technique_has_a_last_successor_that_is_not_revoked([Values] AttackVersion version)
    {
        var attack = AttackKnowledge.Of(version);
        var ends = attack.Techniques.Where(technique => technique.Status == AttackStatus.Revoked).ToLookup(technique => attack.SuccessorsOf(technique).LastOrDefault()?.Status);
        var unknown = version == AttackVersion.Version191 ? new[] { "T1454" } : ["T1054", "T1089", "T1148", "T1454"];

        Assert.That(ends[AttackStatus.Revoked], Is.Empty);
        Assert.That(ends[null].Select(technique => technique.Id), Is.EqualTo(unknown));
        Assert.That(ends[AttackStatus.Deprecated].Count(), Is.EqualTo(8));
        Assert.That(ends[AttackStatus.Active].Count(), Is.GreaterThan(150));
    }

    [Test]
    public void A_chain_of_several_steps_is_followed()
    {
        var technique = Attack.FindTechnique("T1073")!;
        Assert.That(Attack.SuccessorsOf(technique).Select(successor => successor.Id), Is.EqualTo(new[] { "T1574.002", "T1574.001" }));
        Assert.That(Attack.PredecessorsOf(Attack.FindTechnique("T1574.001")!), Does.Contain(technique));
    }

    [Test]
    public void What_is_not_revoked_has_no_successor() =>
        Assert.That(Attack.Techniques.Where(technique => technique.Status != AttackStatus.Revoked).SelectMany(technique => Attack.SuccessorsOf(technique)), Is.Empty);
}
