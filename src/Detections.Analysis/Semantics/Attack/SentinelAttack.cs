using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>What Microsoft Sentinel knows of ATT&amp;CK. It refuses a rule with other names, so no such rule is told to write one.</summary>
internal static class SentinelAttack
{
    // The newest version that Microsoft names for the rules of its own repository (Azure-Sentinel pull request 12562).
    private const int MajorVersion = 16;

    /// <summary>The tactics a rule can name, as the validator of the Azure-Sentinel repository lists them (Tactic.cs).</summary>
    public static ImmutableArray<string> Tactics { get; } =
    [
        "Collection", "CommandAndControl", "CredentialAccess", "DefenseEvasion", "Discovery", "Evasion", "Execution", "Exfiltration", "Impact",
        "ImpairProcessControl", "InhibitResponseFunction", "InitialAccess", "LateralMovement", "Persistence", "PreAttack",
        "PrivilegeEscalation", "Reconnaissance", "ResourceDevelopment",
    ];

    /// <summary>Whether Sentinel reads the ATT&amp;CK keys of such a rule.</summary>
    public static bool Reads(RuleKind kind) => kind is RuleKind.ScheduledAnalytics or RuleKind.NearRealTimeAnalytics or RuleKind.HuntingQuery;

    /// <summary>The first of a chain of successors that the version of Sentinel has as active.</summary>
    public static AttackTechnique FirstKnown(IEnumerable<AttackTechnique> chain) => chain.First(technique => LastActive(technique) >= MajorVersion || technique.IsActive);

    private static int LastActive(AttackTechnique technique) =>
        int.Parse(technique.LastActiveVersion.Split('.')[0], CultureInfo.InvariantCulture);
}
