using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds ids that are written rightly and that no technique has or had.</summary>
internal sealed class TechniqueIsUnknownAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TechniqueIsUnknown,
        "Technique is unknown",
        "ATT&CK {0} has no technique '{1}'; write the id of one that it has.{2}",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Warning,
        "The rule declares a technique that MITRE ATT&CK does not have, not even as one out of use. Nobody can tell what the rule is meant to detect.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        var knowledge = context.Knowledge.Attack;
        foreach (var technique in declaration.Techniques)
        {
            if (technique.IsWellFormed && knowledge.FindTechnique(technique.Id.Value) is null)
            {
                var named = NamedBy(knowledge, technique);
                var hint = Hint(knowledge, named ?? knowledge.NearestById(technique.Id.Value));
                context.Report(Rule.At(context.Locate(technique.Span), context.Knowledge.AttackVersion.Name(), technique.Id.Value, hint) with
                {
                    Fix = named is null ? null : TechniqueRewrite.FixOf(context, declaration, technique, named),
                });
            }
        }
    }

    // A name tells more than an id with a slip in it, as long as it is that of one technique.
    private static AttackTechnique? NamedBy(AttackKnowledge knowledge, DeclaredTechnique technique) =>
        technique.Name is { } name && knowledge.FindTechniquesNamed(name.Value).Where(named => named.IsActive).Take(2).ToArray() is [var one] ? one : null;
}
