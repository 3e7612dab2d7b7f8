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

    private readonly Dictionary<(AttackDomain Domain, string ShortName), AttackTactic> _byShortName;

    public TacticData(AttackVersion version)
    {
        var present = KnowledgeData.Open("tactics.tsv").All().Select(Read).ToList();
        var changes = KnowledgeData.Open("tactic-changes.tsv").All().Select(cells => new Change(cells[0], cells[1], cells[2], cells[3], cells[4])).ToList();
        var isBefore = version == AttackVersion.Version181;
        Tactics = [.. (isBefore ? Undo(present, changes) : present)
            .OrderBy(tactic => tactic.Domain).ThenBy(tactic => tactic.Order).ThenBy(tactic => tactic.Id, StringComparer.Ordinal)];
        _byShortName = Tactics.ToDictionary(tactic => (tactic.Domain, tactic.ShortName));
        OtherNames = [.. changes.Where(change => change.Kind is "renamed" or "split")
            .SelectMany(change => isBefore && change.IsBetween ? LaterNames(change, present) : FormerNames(change))];
    }

    /// <summary>By domain, then in the order of the matrix; deprecated ones last.</summary>
    public ImmutableArray<AttackTactic> Tactics { get; }

    /// <summary>Ids, short names and names in other versions. Some are current ones of the same tactic as well.</summary>
    public ImmutableArray<(AttackTactic Tactic, string Text)> OtherNames { get; }

    /// <summary>The tactic with a short name, be it that of another version.</summary>
    public AttackTactic Find(AttackDomain domain, string shortName) =>
        _byShortName.TryGetValue((domain, shortName), out var tactic) ? tactic
        : OtherNames.First(other => other.Tactic.Domain == domain && other.Text == shortName).Tactic;

    private static AttackTactic Read(string[] cells) => new(
        AttackCells.Domain(cells[0]), cells[1], cells[2], cells[3], AttackCells.Status(cells[4]),
        KnowledgeData.Optional(cells[5]) is { } order ? int.Parse(order, CultureInfo.InvariantCulture) : int.MaxValue);

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

    private IEnumerable<(AttackTactic Tactic, string Text)> FormerNames(Change change)
    {
        var tactic = Tactics.Single(tactic => tactic.Id == change.Id);
        return [(tactic, change.OldShortName), (tactic, change.OldName)];
    }

    // Before a split, what was split off is a part of the tactic it came from.
    private IEnumerable<(AttackTactic Tactic, string Text)> LaterNames(Change change, List<AttackTactic> present)
    {
        var later = present.Single(tactic => tactic.Id == change.Id);
        var tactic = _byShortName[(later.Domain, change.OldShortName)];
        return [(tactic, later.Id), (tactic, later.ShortName), (tactic, later.Name)];
    }

    private sealed record Change(string Id, string InVersion, string Kind, string OldShortName, string OldName)
    {
        public bool IsBetween => InVersion == ChangedBetween;
    }
}
