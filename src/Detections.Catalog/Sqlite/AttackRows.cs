using Detections.Analysis.Knowledge.Attack;

namespace Detections.Catalog.Sqlite;

/// <summary>The rows of the tables about ATT&amp;CK: the techniques in use, so that those without rules can be asked for.</summary>
internal static class AttackRows
{
    public static IEnumerable<(string Name, IEnumerable<object?[]> Rows)> Of(AttackKnowledge attack)
    {
        var techniques = attack.Techniques.Where(technique => technique.IsActive).ToList();
        return
        [
            ("attack_techniques", techniques.Select(technique => new object?[] { technique.Id, technique.ParentId, technique.Title, technique.Domain.ToString() })),
            ("attack_technique_tactics", techniques.SelectMany(technique => technique.Tactics, (technique, tactic) => new object?[] { technique.Id, tactic.Id, tactic.Name })),
        ];
    }
}
