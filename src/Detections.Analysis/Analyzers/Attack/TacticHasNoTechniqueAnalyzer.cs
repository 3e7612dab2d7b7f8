using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds a tactic without a technique of it, in a rule that names techniques.</summary>
internal sealed class TacticHasNoTechniqueAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TacticHasNoTechnique,
        "Tactic has no technique",
        "The tactic '{0}' is declared without a technique of it; name the technique, or take the tactic out.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Suggestion,
        "The rule names techniques, and none of them belongs to this tactic. Either a technique is missing or the rule does not serve the tactic.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        var membership = new TacticMembership(context.Knowledge.Attack, context.Rule.Kind);
        var techniques = declaration.Form == AttackDeclarationForm.Table
            ? Active(context.Knowledge.Attack, declaration.Techniques)
            : InLists(context, membership);
        if (techniques is null or [])
            return;
        foreach (var tactic in declaration.Tactics)
        {
            // A row that says something in place of a technique says it on purpose.
            if (tactic.Cell is not null && !tactic.IsAlone)
                continue;
            var meant = membership.Meaning(tactic.Value);
            if (!meant.IsEmpty && !techniques.Exists(technique => membership.Belongs(technique, meant)))
                context.Report(Rule, tactic.Span, tactic.Value);
        }
    }

    /// <returns>Null where one belongs to none of the tactics: it may be there for any of them, and is reported itself.</returns>
    private static List<AttackTechnique>? InLists(RuleContext context, TacticMembership membership)
    {
        var techniques = Active(context.Knowledge.Attack, context.Attack.TechniquesOf(AttackDeclarationForm.List));
        var tactics = context.Attack.TacticsOf(AttackDeclarationForm.List).SelectMany(tactic => membership.Meaning(tactic.Value)).ToList();
        return techniques is not null && techniques.TrueForAll(technique => membership.Belongs(technique, tactics)) ? techniques : null;
    }

    /// <returns>Null where one of them is not active: it may be meant for any tactic.</returns>
    private static List<AttackTechnique>? Active(AttackKnowledge knowledge, IEnumerable<DeclaredTechnique> declared)
    {
        var techniques = declared.Select(technique => knowledge.FindTechnique(technique.Id.Value)).ToList();
        return techniques.TrueForAll(technique => technique is { IsActive: true }) ? techniques.ConvertAll(technique => technique!) : null;
    }
}
