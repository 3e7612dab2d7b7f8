using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>Finds a link beside an id that leads to the page of another technique. Links to other places are left alone.</summary>
internal sealed class TechniqueLinkLeadsElsewhereAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TechniqueLinkLeadsElsewhere,
        "Link leads to another technique",
        "The link leads to '{0}' and the id beside it is '{1}'; write '{2}' in the link, or correct the id.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Warning,
        "The id and the link beside it do not name the same technique. One of the two is wrong, and a reader who follows the link reads about something else.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        var knowledge = context.Knowledge.Attack;
        foreach (var declared in declaration.Techniques)
        {
            if (declared.Link is not { } link || AttackLink.TechniqueOf(link) is not { } page
                || knowledge.FindTechnique(declared.Id.Value) is not { IsActive: true } technique || IsPageOf(knowledge, page.Value, technique))
            {
                continue;
            }
            var path = AttackLink.PathOf(technique);
            context.Report(Rule.At(context.Locate(page.Span), page.Value, technique.Id, path) with { Fix = FixOf(context, declared, technique, page, path) });
        }
    }

    // attack.mitre.org leads from the page of a revoked technique to that of its successor.
    private static bool IsPageOf(AttackKnowledge knowledge, string id, AttackTechnique technique) =>
        id == technique.Id || (knowledge.FindTechnique(id) is { } linked && knowledge.CurrentOf(linked) == technique);

    // The name decides which of the two is wrong.
    private static DiagnosticFix? FixOf(RuleContext context, DeclaredTechnique declared, AttackTechnique technique, Located<string> page, string path) =>
        declared.Name is { } name && technique.HasName(name.Value)
            ? new DiagnosticFix($"Lead the link to '{technique.Id}'", [context.Edit(page.Span, path)], FixSafety.Safe)
            : null;
}
