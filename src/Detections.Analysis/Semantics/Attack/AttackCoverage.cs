using System.Collections.Immutable;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>What a rule says about ATT&amp;CK, in whatever form it says it. Nothing is checked yet.</summary>
/// <param name="Declarations">The tables, then the lists of the metadata, each in file order; those without a technique or tactic are left out.</param>
internal sealed record AttackCoverage(ImmutableArray<AttackDeclaration> Declarations)
{
    public static AttackCoverage Of(SourceText file, DetectionRule rule) =>
        new([.. AttackTables.Read(file, rule.Tables).Concat(AttackLists.Read(file, rule))
            .Where(declaration => !declaration.Techniques.IsEmpty || !declaration.Tactics.IsEmpty)]);

    /// <summary>The techniques of all declarations of one form.</summary>
    public IEnumerable<DeclaredTechnique> TechniquesOf(AttackDeclarationForm form) =>
        Declarations.Where(declaration => declaration.Form == form).SelectMany(declaration => declaration.Techniques);

    /// <summary>The tactics of all declarations of one form.</summary>
    public IEnumerable<DeclaredTactic> TacticsOf(AttackDeclarationForm form) =>
        Declarations.Where(declaration => declaration.Form == form).SelectMany(declaration => declaration.Tactics);

    /// <summary>
    /// The tactics that a technique is declared under, as they are written: those of its row or, where it has no cell for them,
    /// those of the lists. None where the rule does not say.
    /// </summary>
    public IEnumerable<string> TacticsAbove(DeclaredTechnique technique) => technique.Tactic is { } cell
        ? TacticText.Split(cell.Value)
        : TacticsOf(AttackDeclarationForm.List).Select(tactic => tactic.Value);

    /// <summary>The techniques that are declared under a tactic: the other way round.</summary>
    public IEnumerable<DeclaredTechnique> TechniquesBelow(DeclaredTactic tactic) =>
        Declarations.SelectMany(declaration => declaration.Techniques).Where(technique => technique.Tactic?.Span == tactic.Cell?.Span);
}
