using Detections.Analysis.Knowledge.Attack;

namespace Detections.Analysis.Tests.Knowledge.Attack;

internal sealed class VersionDifferenceTests
{
    private static readonly AttackKnowledge Before = AttackKnowledge.Of(AttackVersion.Version181);
    private static readonly AttackKnowledge After = AttackKnowledge.Of(AttackVersion.Version191);

    [Test]
    public void T1562_is_active_in_18_1_and_revoked_in_19_1()
    {
        var before = Before.FindTechnique("T1562.001")!;
        var after = After.FindTechnique("T1562.001")!;
        Assert.Multiple(() =>
        {
            Assert.That((before.Status, before.RevokedBy, before.Title, before.LastActiveVersion), Is.EqualTo((AttackStatus.Active, (string?)null, "Impair Defenses: Disable or Modify Tools", "18.1")));
            Assert.That(before.Tactics.Select(tactic => tactic.Name), Is.EqualTo(new[] { "Defense Evasion" }));
            Assert.That((after.Status, after.RevokedBy, after.LastActiveVersion), Is.EqualTo((AttackStatus.Revoked, "T1685", "18.1")));
            Assert.That(After.SuccessorsOf(after)[^1].Tactics.Select(tactic => tactic.Name), Is.EqualTo(new[] { "Defense Impairment" }));
            Assert.That(Before.FindTechnique("T1685"), Is.Null);
        });
    }

    [Test]
    public void Every_change_is_seen_from_both_sides()
    {
        var seen = new HashSet<string>();
        foreach (var row in KnowledgeFacts.Rows("attack", "technique_changes_v18.1_v19.1.tsv"))
        {
            var before = Before.FindTechnique(row[1]);
            var after = After.FindTechnique(row[1])!;
            seen.Add(row[6]);
            Assert.That((before?.Name ?? "", after.Name), Is.EqualTo((row[2], row[3])));
            Assert.That(before?.Tactics.Select(tactic => tactic.ShortName) ?? [], Is.EquivalentTo(row[4].Split(';', StringSplitOptions.RemoveEmptyEntries)), row[1]);
            Assert.That(after.Tactics.Select(tactic => tactic.ShortName), Is.EquivalentTo(row[5].Split(';')), row[1]);
            Assert.That((before?.IsActive ?? false, after.IsActive), Is.EqualTo((row[6] != "new", row[6] != "active->revoked")));
        }
        Assert.That(seen, Is.EquivalentTo(new[] { "tactics", "new", "active->revoked", "renamed", "renamed+tactics" }));
    }

    [Test]
    public void What_did_not_change_is_the_same_in_both()
    {
        var changed = KnowledgeFacts.Rows("attack", "technique_changes_v18.1_v19.1.tsv").Select(row => row[1]).ToHashSet();
        var unchanged = After.Techniques.Where(technique => technique.IsActive && !changed.Contains(technique.Id)).ToList();

        Assert.That(unchanged, Has.Count.GreaterThan(600));
        foreach (var after in unchanged)
        {
            var before = Before.FindTechnique(after.Id)!;
            Assert.That((before.Name, before.Title, before.Status), Is.EqualTo((after.Name, after.Title, after.Status)));
            Assert.That(before.Tactics.Select(tactic => (tactic.Id, tactic.Name)), Is.EqualTo(after.Tactics.Select(tactic => (tactic.Id, tactic.Name))), after.Id);
        }
    }

    [Test]
    public void TA0005_is_renamed_and_Defense_Impairment_split_off()
    {
        Assert.That(Before.Tactics.Single(tactic => tactic.Id == "TA0005").Name, Is.EqualTo("Defense Evasion"));
        Assert.That(After.Tactics.Single(tactic => tactic.Id == "TA0005").Name, Is.EqualTo("Stealth"));

        // 144, 41, 13 and 17 by MITRE's notes.
        var evading = Before.Techniques.Where(technique => technique.IsActive && technique.Tactics.Any(tactic => tactic.Id == "TA0005"))
            .Select(technique => After.FindTechnique(technique.Id)!)
            .CountBy(technique => technique.IsActive ? technique.Tactics.FirstOrDefault(tactic => tactic.Id is "TA0005" or "TA0112")?.Name ?? "neither" : "revoked").ToDictionary();
        Assert.That(evading, Is.EquivalentTo(new Dictionary<string, int> { ["Stealth"] = 144, ["Defense Impairment"] = 41, ["neither"] = 13, ["revoked"] = 17 }));
    }

    [Test]
    public void A_name_of_the_other_version_is_known_as_such()
    {
        Assert.That(After.FindTechnique("T1211")!.OtherNames, Is.EqualTo(new[] { "Exploitation for Defense Evasion" }));
        Assert.That(Before.FindTechnique("T1211")!.OtherNames, Is.EqualTo(new[] { "Exploitation for Stealth" }));
        Assert.That(After.FindTechniquesNamed("exploitation for defense evasion").Select(technique => technique.Id), Is.EqualTo(new[] { "T1211" }));
        Assert.That(After.Techniques.Sum(technique => technique.OtherNames.Length), Is.EqualTo(4));
    }

    [Test]
    public void A_version_is_read_as_it_is_written([Values] AttackVersion version) =>
        Assert.That(AttackVersions.Find(version.Name()), Is.EqualTo(version));

    [Test]
    public void The_versions_are_listed_newest_first()
    {
        Assert.That(AttackVersions.Names, Is.EqualTo(new[] { "19.1", "18.1" }));
        Assert.That(AttackVersions.Find("17.0"), Is.Null);
        Assert.That(default(AttackVersion).Name(), Is.EqualTo("19.1"));
    }
}
