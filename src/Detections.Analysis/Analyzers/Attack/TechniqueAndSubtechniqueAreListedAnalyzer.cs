using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Analyzers.Attack;

/// <summary>
/// Finds a technique in the same table as a sub-technique of it. Lists are left alone: what reads them can ask
/// for both.
/// </summary>
internal sealed class TechniqueAndSubtechniqueAreListedAnalyzer : AttackAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.TechniqueAndSubtechniqueAreListed,
        "Technique and its own sub-technique are listed",
        "The technique '{0}' is listed together with its own sub-technique '{1}'; take it out where the rule detects no more of it.",
        DiagnosticCategory.Attack,
        DiagnosticSeverity.Suggestion,
        "A sub-technique says the technique it is a part of. Listing both claims that the rule detects the technique in other ways too.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, AttackDeclaration declaration)
    {
        if (declaration.Form != AttackDeclarationForm.Table)
            return;
        var known = declaration.Techniques
            .Select(declared => (Declared: declared, Technique: context.Knowledge.Attack.FindTechnique(declared.Id.Value)))
            .Where(pair => pair.Technique is { IsActive: true })
            .ToList();
        var firstPart = known.Where(pair => pair.Technique!.ParentId is not null)
            .DistinctBy(pair => pair.Technique!.ParentId)
            .ToDictionary(pair => pair.Technique!.ParentId!, pair => pair.Technique!, StringComparer.Ordinal);
        foreach (var (declared, technique) in known)
        {
            if (firstPart.TryGetValue(technique!.Id, out var part))
                context.Report(Rule.At(context.Locate(declared.Span), technique.Id, part.Id) with { Fix = FixOf(context, declared) });
        }
    }

    // Only the author knows whether the rule detects more of the technique.
    private static DiagnosticFix? FixOf(RuleContext context, DeclaredTechnique declared) => declared.Removal is { } removal
        ? new DiagnosticFix($"Take out '{declared.Id.Value}'", [context.Edit(removal, "")], FixSafety.Unsafe)
        : null;
}
