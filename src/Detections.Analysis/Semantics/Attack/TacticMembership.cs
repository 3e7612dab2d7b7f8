using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>Which techniques of a rule belong to which of its tactics, in the names its platform has for them.</summary>
internal sealed class TacticMembership(AttackKnowledge knowledge, RuleKind kind)
{
    private readonly bool _isForSentinel = SentinelAttack.Reads(kind);

    /// <summary>The tactics that a text can mean; none where it means none.</summary>
    public ImmutableArray<AttackTactic> Meaning(string text) =>
        _isForSentinel ? SentinelAttack.Meaning(knowledge, text) : TacticText.Meaning(knowledge, text);

    /// <summary>Whether the technique belongs to one of the tactics.</summary>
    public bool Belongs(AttackTechnique technique, IEnumerable<AttackTactic> tactics) =>
        TacticsOf(technique).Select(tactic => tactic.Id).Intersect(tactics.Select(tactic => tactic.Id), StringComparer.Ordinal).Any();

    /// <summary>What a rule writes for the tactics of a technique.</summary>
    public IEnumerable<string> NamesOf(AttackTechnique technique) => _isForSentinel
        ? TacticsOf(technique).Select(SentinelAttack.NameOf).OfType<string>().Distinct(StringComparer.Ordinal)
        : technique.Tactics.Select(tactic => tactic.Name);

    private IEnumerable<AttackTactic> TacticsOf(AttackTechnique technique) =>
        _isForSentinel ? SentinelAttack.TacticsOf(technique) : technique.Tactics;
}
