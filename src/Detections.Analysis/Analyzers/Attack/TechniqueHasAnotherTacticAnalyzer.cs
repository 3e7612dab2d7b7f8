using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds a technique under a tactic that is not one of its own: in its table row, or in the lists of the rule.</summary>
internal sealed class TechniqueHasAnotherTacticAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TechniqueHasAnotherTactic,
        "Technique belongs to another tactic",
        "In ATT&CK {0} the technique {1} does not belong to {2}; declare it under {3}.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Warning,
        "A technique serves some tactics and no others. Coverage maps show nothing where the two do not meet, and one of them is often a slip for something else.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        var membership = new TacticMembership(context.Knowledge.Attack, context.Rule.Kind);
        foreach (var declared in declaration.Techniques)
        {
            // Of a technique that is out of use, nobody knows the tactics.
            if (context.Knowledge.Attack.FindTechnique(declared.Id.Value) is not { IsActive: true } technique)
                continue;
            var names = context.Attack.TacticsAbove(declared).ToArray();
            var tactics = names.Select(membership.Meaning).ToArray();
            if (tactics.Length == 0 || Array.Exists(tactics, meant => meant.IsEmpty) || membership.Belongs(technique, tactics.SelectMany(meant => meant)))
                continue;
            if (membership.NamesOf(technique).ToArray() is { Length: > 0 } right)
                context.Report(Rule, declared.Span, context.Knowledge.AttackVersion.Name(), Describe(technique), QuotedNames.Any(names), QuotedNames.Any(right));
        }
    }
}
