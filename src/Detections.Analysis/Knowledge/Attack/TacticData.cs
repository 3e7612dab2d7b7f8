using System.Collections.Immutable;
using System.Globalization;

namespace Detections.Analysis.Knowledge.Attack;

/// <summary>
/// The tactics of a version and what else they were ever called. The data hold those of 19.1 and the changes since
/// the first version; those between 18.1 and 19.1 are undone for 18.1.
/// </summary>
internal sealed class TacticData
{
    // The only release after 18.1 that changed tactics.
    private const string ChangedBetween = "19.0";

    public TacticData(AttackVersion version)
    {
        var present = KnowledgeData.Open("tactics.tsv").All().Select(Read).ToList();
        var changes = KnowledgeData.Open("tactic-changes.tsv").All().Select(cells => new Change(cells[0], cells[1], cells[2], cells[3], cells[4])).ToList();
        var isBefore = version == AttackVersion.Version181;
        var tactics = isBefore ? Undo(present, changes).ToList() : present;
        tactics.Sort(CompareByMatrix);
        Tactics = [.. tactics];
        OtherNames = [.. changes.Where(change => change.Kind is "renamed" or "split")
            .SelectMany(change => isBefore && change.IsBetween ? LaterNames(change, present) : FormerNames(change))];
    }

    /// <summary>By domain, then in the order of the matrix; deprecated ones last.</summary>
    public ImmutableArray<AttackTactic> Tactics { get; }

    /// <summary>Ids, short names and names in other versions. Some are current ones of the same tactic as well.</summary>
    public ImmutableArray<OtherName> OtherNames { get; }

    /// <summary>The tactic with a short name, be it that of another version.</summary>
    public AttackTactic Find(AttackDomain domain, string shortName)
    {
        foreach (var tactic in Tactics)
        {
            if (tactic.Domain == domain && tactic.ShortName == shortName)
                return tactic;
        }
        return OtherNames.First(other => other.Tactic.Domain == domain && other.Text == shortName).Tactic;
    }

    private static AttackTactic Read(string[] cells) => new(
        AttackCells.Domain(cells[0]), cells[1], cells[2], cells[3], AttackCells.Status(cells[4]),
        KnowledgeData.Optional(cells[5]) is { } order ? int.Parse(order, CultureInfo.InvariantCulture) : int.MaxValue);

    private static int CompareByMatrix(AttackTactic x, AttackTactic y)
    {
        if (x.Domain != y.Domain)
            return (int)x.Domain - (int)y.Domain;
        return x.Order != y.Order ? x.Order.CompareTo(y.Order) : string.CompareOrdinal(x.Id, y.Id);
    }

    private static IEnumerable<AttackTactic> Undo(List<AttackTactic> present, List<Change> changes)
    {
        bool Is(AttackTactic tactic, string kind) => changes.Exists(change => change.IsBetween && change.Kind == kind && change.Id == tactic.Id);
        var added = present.Where(tactic => Is(tactic, "added")).ToList();
        foreach (var tactic in present.Except(added))
        {
            var old = Is(tactic, "renamed") ? changes.First(change => change.IsBetween && change.Id == tactic.Id) : null;
            var addedBefore = added.Count(other => other.Domain == tactic.Domain && other.Order < tactic.Order);
            yield return tactic with
            {
                ShortName = old?.OldShortName ?? tactic.ShortName,
                Name = old?.OldName ?? tactic.Name,
                Order = tactic.Status == AttackStatus.Active ? tactic.Order - addedBefore : tactic.Order,
            };
        }
    }

    private IEnumerable<OtherName> FormerNames(Change change)
    {
        var tactic = Tactics.Single(tactic => tactic.Id == change.Id);
        return [new(tactic, change.OldShortName), new(tactic, change.OldName)];
    }

    // Before a split, what was split off is a part of the tactic it came from.
    private IEnumerable<OtherName> LaterNames(Change change, List<AttackTactic> present)
    {
        var later = present.Single(tactic => tactic.Id == change.Id);
        var tactic = Tactics.Single(tactic => tactic.Domain == later.Domain && tactic.ShortName == change.OldShortName);
        return [new(tactic, later.Id), new(tactic, later.ShortName), new(tactic, later.Name)];
    }

    /// <summary>What a tactic is called in another version.</summary>
    public sealed record OtherName(AttackTactic Tactic, string Text);

    private sealed record Change(string Id, string InVersion, string Kind, string OldShortName, string OldName)
    {
        public bool IsBetween => InVersion == ChangedBetween;
    }
}
