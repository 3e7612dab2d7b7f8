using Detections.Analysis.Knowledge.Attack;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Knowledge.Attack;

internal sealed class AttackKnowledgeTests
{
    private static readonly AttackKnowledge Attack = AttackKnowledge.Of(AttackVersion.Version191);

    // The numbers of MITRE's release notes.
    [TestCase(AttackVersion.Version191, AttackDomain.Enterprise, 15, 222, 475)]
    [TestCase(AttackVersion.Version191, AttackDomain.Mobile, 12, 77, 47)]
    [TestCase(AttackVersion.Version191, AttackDomain.Ics, 12, 79, 18)]
    [TestCase(AttackVersion.Version181, AttackDomain.Enterprise, 14, 216, 475)]
    [TestCase(AttackVersion.Version181, AttackDomain.Mobile, 12, 77, 47)]
    [TestCase(AttackVersion.Version181, AttackDomain.Ics, 12, 83, 0)]
    public void A_version_has_as_many_active_tactics_and_techniques_as_MITRE_says(AttackVersion version, AttackDomain domain, int tactics, int techniques, int subtechniques)
    {
        var attack = AttackKnowledge.Of(version);
        var active = attack.Techniques.Where(technique => technique.IsActive && technique.Domain == domain).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(attack.Tactics.Count(tactic => tactic.Domain == domain && tactic.Status == AttackStatus.Active), Is.EqualTo(tactics));
            Assert.That(active.Count(technique => technique.ParentId is null), Is.EqualTo(techniques));
            Assert.That(active.Count(technique => technique.ParentId is not null), Is.EqualTo(subtechniques));
        });
    }

    [TestCase(AttackDomain.Enterprise, 149, 12)]
    [TestCase(AttackDomain.Mobile, 53, 13)]
    [TestCase(AttackDomain.Ics, 9, 12)]
    public void What_is_no_longer_active_is_kept(AttackDomain domain, int revoked, int deprecated)
    {
        var statuses = Attack.Techniques.Where(technique => technique.Domain == domain).CountBy(technique => technique.Status).ToDictionary();
        Assert.That((statuses[AttackStatus.Revoked], statuses[AttackStatus.Deprecated]), Is.EqualTo((revoked, deprecated)));
    }

    [Test]
    public void Every_technique_is_as_the_facts_have_it()
    {
        foreach (var row in KnowledgeFacts.Rows("attack", "techniques.tsv"))
        {
            var technique = Attack.FindTechnique(row[1])!;
            Assert.That(technique, Is.Not.Null, row[1]);
            Assert.That((technique.Name, technique.ParentId ?? "", technique.RevokedBy ?? "", technique.LastActiveVersion), Is.EqualTo((row[2], row[3], row[7], row[8])));
            Assert.That($"{technique.Domain} {technique.Status}", Is.EqualTo($"{row[0]} {row[6]}").IgnoreCase);
            Assert.That(technique.Tactics.Select(tactic => tactic.ShortName), Is.EquivalentTo(row[4].Split(';', StringSplitOptions.RemoveEmptyEntries)), row[1]);
            Assert.That(technique.Platforms, Is.EqualTo(row[5].Split(';', StringSplitOptions.RemoveEmptyEntries).Except(["None"])), row[1]);
        }
    }

    [Test]
    public void An_id_is_found_in_any_letter_case() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
            Gen.Elements(Attack.Techniques.AsEnumerable()).Zip(Gen.Elements(true, false)).ToArbitrary(),
            pair => ReferenceEquals(Attack.FindTechnique(pair.Item2 ? pair.Item1.Id.ToLowerInvariant() : pair.Item1.Id), pair.Item1)));

    [Test]
    public void A_technique_is_among_those_of_its_own_title([Values] AttackVersion version)
    {
        var attack = AttackKnowledge.Of(version);
        foreach (var technique in attack.Techniques)
        {
            Assert.That(technique.HasName(technique.Title) && technique.HasName(technique.Name.ToUpperInvariant()), technique.Title);
            Assert.That(attack.FindTechniquesNamed(technique.Title), Does.Contain(technique));
            Assert.That(attack.FindTechniquesNamed(technique.Name), Does.Contain(technique));
        }
        // An active technique is told by its title alone.
        Assert.That(attack.Techniques.Where(technique => technique.IsActive).Select(technique => (technique.Domain, technique.Title)), Is.Unique);
    }

    [Test]
    public void A_name_of_several_techniques_gives_all_of_them() =>
        Assert.That(Attack.FindTechniquesNamed("digital certificates").Select(technique => technique.Id), Is.EqualTo(new[] { "T1587.003", "T1588.004", "T1596.003" }));

    [Test]
    public void Of_one_name_active_techniques_come_first_and_those_of_the_enterprise_matrix_among_them() =>
        Assert.That(Attack.FindTechniquesNamed("Disable or Modify Tools").Select(technique => technique.Id), Is.EqualTo(new[] { "T1685", "T1629.003", "T1562.001" }));

    [TestCase("000_485d10e7085648a0.txt", 2)]
    [TestCase("003_ef8ccf15ea3f4f88.txt", 1)]
    public void The_techniques_of_a_seed_page_are_found_as_written(string file, int count)
    {
        var found = 0;
        foreach (var row in KnowledgeFacts.SeedRows(file, "| Tactic |"))
        {
            var tactic = Attack.FindTactics(row[0]).First(match => match.Tactic.Domain == AttackDomain.Enterprise);
            Assert.That((tactic.IsCurrent, tactic.Tactic.Name), Is.EqualTo((true, row[0])));
            foreach (var cell in row[1].Split(", "))
            {
                var technique = Attack.FindTechnique(cell.Split(' ')[0])!;
                Assert.That($"{technique.Id} {technique.Title}", Is.EqualTo(cell));
                Assert.That(technique.Tactics, Does.Contain(tactic.Tactic));
                found++;
            }
        }
        Assert.That(found, Is.EqualTo(count));
    }

    [Test]
    public void A_retired_id_of_PRE_ATTACK_is_recognised()
    {
        var technique = Attack.FindTechnique("T1226")!;
        Assert.That((technique.Domain, technique.Status, technique.Name), Is.EqualTo((AttackDomain.PreAttack, AttackStatus.Retired, "Conduct cost/benefit analysis")));
        Assert.That(Attack.Techniques.Count(one => one.Status == AttackStatus.Retired), Is.EqualTo(174));
    }

    [Test]
    public void A_technique_knows_its_subtechniques()
    {
        var parent = Attack.FindTechnique("T1685")!;
        Assert.That(Attack.SubtechniquesOf(parent).Select(sub => sub.Id), Is.EqualTo(Enumerable.Range(1, 6).Select(number => $"T1685.00{number}")));
        Assert.That(Attack.FindTechnique("T9999"), Is.Null);
    }

    [TestCase("1059.1", "T1059.001")]
    [TestCase("T1059/001", "T1059.001")]
    [TestCase("t1021.02", "T1021.002")]
    [TestCase("T1021.020", "T1021.002")]
    [TestCase("T1486.001", "T1486")]
    [TestCase("T1059,001", "T1059.001")]
    [TestCase("T9999", null)]
    [TestCase("T10", null)]
    [TestCase("T10590010001", null)]
    [TestCase("", null)]
    public void An_id_that_does_not_exist_has_a_nearest_one(string id, string? nearest) =>
        Assert.That(Attack.NearestById(id)?.Id, Is.EqualTo(nearest));

    [TestCase("Remote Services: SMB/Window Admin Shares", "T1021.002")]
    [TestCase("Phising", "T1566")]
    [TestCase("Nothing of the kind", null)]
    public void A_name_that_does_not_exist_has_a_nearest_one(string name, string? nearest) =>
        Assert.That(Attack.NearestByName(name)?.Id, Is.EqualTo(nearest));

    [Test]
    public void Any_text_may_be_asked_for() =>
        Prop.ForAll<string>(text =>
        {
            var asked = text ?? "";
            _ = Attack.FindTechnique(asked);
            _ = Attack.FindTechniquesNamed(asked);
            _ = Attack.NearestById(asked);
            return Attack.FindTactics(asked).All(match => Attack.Tactics.Contains(match.Tactic));
        }).QuickCheckThrowOnFailure();
}
