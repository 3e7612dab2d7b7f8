using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds techniques that MITRE took out of use without a successor, those of PRE-ATT&amp;CK among them.</summary>
internal sealed class TechniqueIsDeprecatedAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TechniqueIsDeprecated,
        "Technique is deprecated",
        "The technique '{0}' ({1}) is deprecated and ATT&CK names no successor; write the technique that fits the rule, or take this one out.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Warning,
        "MITRE no longer keeps the technique, most often because it was too broad to be one. Coverage maps of the current version do not show the rule for it.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        foreach (var declared in declaration.Techniques)
        {
            if (context.Knowledge.Attack.FindTechnique(declared.Id.Value) is { Status: AttackStatus.Deprecated or AttackStatus.Retired } technique)
                context.Report(Rule, declared.Span, declared.Id.Value, technique.Title);
        }
    }
}
