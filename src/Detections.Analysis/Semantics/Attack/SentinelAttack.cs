using System.Collections.Immutable;
using Detections.Analysis.Knowledge;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>What Microsoft Sentinel knows of ATT&amp;CK. It refuses a rule with other names, so no such rule is told to write one.</summary>
internal static class SentinelAttack
{
    /// <summary>The tactics a rule can name, as the validator of the Azure-Sentinel repository lists them (Tactic.cs).</summary>
    public static ImmutableArray<string> Tactics { get; } =
    [
        "Collection", "CommandAndControl", "CredentialAccess", "DefenseEvasion", "Discovery", "Evasion", "Execution", "Exfiltration", "Impact",
        "ImpairProcessControl", "InhibitResponseFunction", "InitialAccess", "LateralMovement", "Persistence", "PreAttack",
        "PrivilegeEscalation", "Reconnaissance", "ResourceDevelopment",
    ];

    /// <summary>Whether Sentinel reads the ATT&amp;CK keys of such a rule.</summary>
    public static bool Reads(RuleKind kind) => kind is RuleKind.ScheduledAnalytics or RuleKind.NearRealTimeAnalytics or RuleKind.HuntingQuery;

    /// <summary>Whether a rule can name a tactic so. Whether another letter case is refused is not known, so it counts as accepted.</summary>
    public static bool Accepts(string tactic) => Tactics.Contains(tactic, StringComparer.OrdinalIgnoreCase);

    /// <summary>The tactics that a rule means by a name; those of ATT&amp;CK before version 9 were one for both of the preparation.</summary>
    public static ImmutableArray<AttackTactic> Meaning(AttackKnowledge knowledge, string text) => LooseName.Of(text) == "preattack"
        ? [.. knowledge.Tactics.Where(tactic => tactic.ShortName is "reconnaissance" or "resource-development")]
        : TacticText.Meaning(knowledge, text);

    /// <summary>What a rule writes for a tactic; null where Sentinel has no name for it.</summary>
    public static string? NameOf(AttackTactic tactic) => new[] { tactic }
        // Names that are too new for Sentinel are parts of one that it knows.
        .Concat(AttackKnowledge.Of(AttackVersion.Version181).FindTactics(tactic.Name).Select(match => match.Tactic))
        .Select(known => Tactics.FirstOrDefault(accepted => LooseName.Of(accepted) == LooseName.Of(known.Name)))
        .FirstOrDefault(name => name is not null);

    /// <summary>
    /// The tactics of a technique in the version rules are held to and in 18.1, which Sentinel is nearer to: since 19.0 some
    /// techniques are no longer where Sentinel has them.
    /// </summary>
    public static IEnumerable<AttackTactic> TacticsOf(AttackTechnique technique) =>
        AttackKnowledge.Of(AttackVersion.Version181).FindTechnique(technique.Id) is { IsActive: true } before ? technique.Tactics.Concat(before.Tactics) : technique.Tactics;

    /// <summary>
    /// Whether Sentinel can be expected to know a technique by its id. It is some versions behind ATT&amp;CK (Azure-Sentinel pull
    /// request 12562 of July 2025 brings version 16), so one that 18.1 does not have is too new.
    /// </summary>
    public static bool Knows(AttackTechnique technique) => AttackKnowledge.Of(AttackVersion.Version181).FindTechnique(technique.Id) is { IsActive: true };
}
