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
            {
                var successor = context.Knowledge.Attack.CurrentOf(technique);
                context.Report(Rule.At(context.Locate(declared.Span), declared.Id.Value, Repair(context, technique, successor)) with
                {
                    Fix = successor is null ? null : FixOf(context, declaration, declared, successor),
                });
            }
        }
    }

    private static string Repair(RuleContext context, AttackTechnique technique, AttackTechnique? successor)
    {
        if (successor is null)
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

    private static DiagnosticFix? FixOf(RuleContext context, AttackDeclaration declaration, DeclaredTechnique declared, AttackTechnique successor)
    {
        if (PlatformOf(context.Rule.Kind) is not null && !SentinelAttack.Knows(successor))
            return null;
        if (IsThere(context.Knowledge.Attack, declaration, declared, successor))
        {
            return declared.Removal is { } removal
                ? new DiagnosticFix($"Take out '{declared.Id.Value}', for '{successor.Id}' is there", [context.Edit(removal, "")], FixSafety.Safe)
                : null;
        }
        return TechniqueRewrite.Of(context, declaration, declared, successor) is { IsEmpty: false } edits
            ? new DiagnosticFix($"Replace '{declared.Id.Value}' by '{successor.Id}'", edits, FixSafety.Safe)
            : null;
    }

    // Several techniques can have one successor: the first of them becomes it, the others go.
    private static bool IsThere(AttackKnowledge knowledge, AttackDeclaration declaration, DeclaredTechnique declared, AttackTechnique successor) =>
        declaration.Techniques.Any(other => other.Tactic?.Value == declared.Tactic?.Value
            && knowledge.FindTechnique(other.Id.Value) is { } technique
            && (technique == successor || (other.Span.Start < declared.Span.Start && knowledge.CurrentOf(technique) == successor)));
}
