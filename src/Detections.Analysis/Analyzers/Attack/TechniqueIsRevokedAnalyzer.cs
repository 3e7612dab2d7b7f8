using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds techniques that MITRE replaced, and names what to write instead.</summary>
internal sealed class TechniqueIsRevokedAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TechniqueIsRevoked,
        "Technique was revoked",
        "The technique '{0}' was revoked; {1}",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Warning,
        "MITRE replaced the technique by another one. Coverage maps of the current version do not show the rule any more.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        foreach (var declared in declaration.Techniques)
        {
            if (context.Knowledge.Attack.FindTechnique(declared.Id.Value) is { Status: AttackStatus.Revoked } technique)
                context.Report(Rule, declared.Span, declared.Id.Value, Repair(context, technique));
        }
    }

    private static string Repair(RuleContext context, AttackTechnique technique)
    {
        if (context.Knowledge.Attack.SuccessorsOf(technique) is not [.., { IsActive: true } successor])
            return "what replaced it is out of use as well, so write the technique that fits the rule.";
        return $"write {Describe(successor)}{Parent(technique, successor)}{ForPlatform(technique, successor, context.Rule.Kind)}.";
    }

    private static string Parent(AttackTechnique technique, AttackTechnique successor) => (technique.ParentId, successor.ParentId) switch
    {
        (null, _) => "",
        (var before, null) => $", which is not a sub-technique of '{before}'",
        var (before, after) => before == after ? "" : $", a sub-technique of '{after}' and not of '{before}'",
    };

    private static string ForPlatform(AttackTechnique technique, AttackTechnique successor, RuleKind kind)
    {
        if (PlatformOf(kind) is not { } platform || SentinelAttack.Knows(successor))
            return "";
        return SentinelAttack.Knows(technique) ? $", or leave it where {platform} does not accept that yet" : $", as soon as {platform} accepts that";
    }

    // Which version of ATT&CK Defender XDR has is not published; it is taken to be as far behind as Sentinel.
    private static string? PlatformOf(RuleKind kind) => kind == RuleKind.CustomDetection ? "Defender XDR" : SentinelAttack.Reads(kind) ? "Sentinel" : null;
}
