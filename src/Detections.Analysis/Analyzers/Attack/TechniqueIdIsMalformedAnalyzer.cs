using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds what stands where an id must, looks like one, and is not written as ATT&amp;CK writes ids.</summary>
internal sealed class TechniqueIdIsMalformedAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TechniqueIdIsMalformed,
        "Technique id is malformed",
        "The technique id '{0}' is malformed; write T and four digits, and for a sub-technique a dot and three digits more.{1}",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Warning,
        "Tools compare ids letter by letter, so a rule with such an id counts for no technique. Sentinel refuses it.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        foreach (var technique in declaration.Techniques)
        {
            if (!technique.IsWellFormed)
                context.Report(Rule, technique.Span, technique.Id.Value, HintFor(context.Knowledge.Attack, technique.Id.Value));
        }
    }

    // Without a dot, five or six digits do not tell which of them is too much.
    private static string HintFor(AttackKnowledge knowledge, string id) =>
        id.AsSpan().IndexOfAny("./-") > 1 || id.Count(char.IsAsciiDigit) is 4 or 7 ? Hint(knowledge, knowledge.NearestById(id)) : "";
}
