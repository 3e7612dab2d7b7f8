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
            {
                var meant = MeantBy(context.Knowledge.Attack, technique.Id.Value);
                context.Report(Rule.At(context.Locate(technique.Span), technique.Id.Value, Hint(context.Knowledge.Attack, meant)) with
                {
                    Fix = meant is { IsActive: true } && HasDigitsOf(meant, technique.Id.Value) ? TechniqueRewrite.FixOf(context, declaration, technique, meant) : null,
                });
            }
        }
    }

    // Without a dot, five or six digits do not tell which of them is too much.
    private static AttackTechnique? MeantBy(AttackKnowledge knowledge, string id) =>
        id.AsSpan().IndexOfAny("./-") > 1 || id.Count(char.IsAsciiDigit) is 4 or 7 ? knowledge.NearestById(id) : null;

    // Apart from zeros in front of the number of a sub-technique: then only the form is wrong.
    private static bool HasDigitsOf(AttackTechnique technique, string id) =>
        string.Concat(id.Where(char.IsAsciiDigit)) is { Length: > 3 } digits && digits[..4] + digits[4..].PadLeft(technique.ParentId is null ? 0 : 3, '0') == string.Concat(technique.Id.Where(char.IsAsciiDigit));
}
