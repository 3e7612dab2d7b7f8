using System.Collections.Immutable;
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

    /// <summary>
    /// Whether Sentinel can be expected to know a technique by its id. It is some versions behind ATT&amp;CK (Azure-Sentinel pull
    /// request 12562 of July 2025 brings version 16), so one that 18.1 does not have is too new.
    /// </summary>
    public static bool Knows(AttackTechnique technique) => AttackKnowledge.Of(AttackVersion.Version181).FindTechnique(technique.Id) is { IsActive: true };
}
