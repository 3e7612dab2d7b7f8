using System.Collections.Immutable;

namespace Detections.Analysis.Knowledge.Attack;

/// <summary>
/// Reads the techniques of a version. The data hold those of 19.1 and what differed in 18.1; docs/knowledge.md says
/// what of 18.1 cannot be told from that.
/// </summary>
internal sealed class TechniqueData
{
    private readonly AttackVersion _version;
    private readonly TacticData _tactics;
    private readonly Dictionary<string, Change> _changes;

    private TechniqueData(AttackVersion version, TacticData tactics)
    {
        _version = version;
        _tactics = tactics;
        _changes = KnowledgeData.Open("technique-changes.tsv").All().ToDictionary(cells => cells[0], cells => new Change(cells[1], cells[2], cells[3]), StringComparer.Ordinal);
    }

    /// <summary>The techniques of any status, in ordinal order of ids.</summary>
    public static ImmutableArray<AttackTechnique> Read(AttackVersion version, TacticData tactics)
    {
        var data = new TechniqueData(version, tactics);
        var techniques = KnowledgeData.Open("techniques.tsv").All().Select(data.Read).OfType<AttackTechnique>().ToList();
        var names = techniques.ToDictionary(technique => technique.Id, technique => technique.Name, StringComparer.Ordinal);
        return [.. techniques.Select(technique => technique.ParentId is { } parent ? technique with { Title = $"{names[parent]}: {technique.Name}" } : technique)];
    }

    /// <returns>Null for a technique that the version does not have.</returns>
    private AttackTechnique? Read(string[] cells)
    {
        var domain = AttackCells.Domain(cells[1]);
        var present = new AttackTechnique
        {
            Id = cells[0],
            Name = cells[2],
            Title = cells[2],
            Domain = domain,
            Status = AttackCells.Status(cells[5]),
            Tactics = TacticsOf(domain, cells[3]),
            Platforms = KnowledgeData.List(cells[4]),
            RevokedBy = KnowledgeData.Optional(cells[6]),
            LastActiveVersion = cells[7],
        };
        var change = _changes.GetValueOrDefault(present.Id);
        if (_version == AttackVersion.Version191)
            return change is null || change.IsNew ? present : present with { OtherNames = OtherName(change.OldName, present.Name) };
        if (change is null)
            return Unchanged(present);
        return change.IsNew ? null : present with
        {
            Name = change.OldName,
            Title = change.OldName,
            Status = AttackStatus.Active,
            Tactics = TacticsOf(domain, change.OldTactics),
            RevokedBy = null,
            OtherNames = OtherName(present.Name, change.OldName),
            LastActiveVersion = _version.Name(),
        };
    }

    // A successor that is new in 19.1 took the place of another one, and the data do not say which.
    private AttackTechnique Unchanged(AttackTechnique technique) => technique with
    {
        RevokedBy = technique.RevokedBy is { } successor && _changes.GetValueOrDefault(successor) is { IsNew: true } ? null : technique.RevokedBy,
        LastActiveVersion = technique.IsActive ? _version.Name() : technique.LastActiveVersion,
    };

    private ImmutableArray<AttackTactic> TacticsOf(AttackDomain domain, string cell)
    {
        var tactics = new List<AttackTactic>();
        foreach (var shortName in KnowledgeData.List(cell))
            tactics.Add(_tactics.Find(domain, shortName));
        tactics.Sort((x, y) => x.Order.CompareTo(y.Order));
        return [.. tactics];
    }

    private static ImmutableArray<string> OtherName(string name, string current) => name == current ? [] : [name];

    private sealed record Change(string Kind, string OldName, string OldTactics)
    {
        public bool IsNew => Kind == "new";
    }
}
