using System.Collections.Immutable;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>What a rule says about ATT&amp;CK, in whatever form it says it. Nothing is checked yet.</summary>
/// <param name="Declarations">The tables, then the lists of the metadata, each in file order; those without a technique or tactic are left out.</param>
internal sealed record AttackCoverage(ImmutableArray<AttackDeclaration> Declarations)
{
    public static AttackCoverage Of(SourceText file, DetectionRule rule) =>
        new([.. AttackTables.Read(file, rule.Tables).Concat(AttackLists.Read(rule))
            .Where(declaration => !declaration.Techniques.IsEmpty || !declaration.Tactics.IsEmpty)]);
}

/// <summary>One table or one list of a rule.</summary>
/// <param name="Form">Whether it is a table or a list.</param>
/// <param name="Techniques">In file order.</param>
/// <param name="Tactics">In file order, as they are written: by name, by id, or both (<c>TA0008 - Lateral Movement</c>).</param>
internal sealed record AttackDeclaration(
    AttackDeclarationForm Form,
    ImmutableArray<DeclaredTechnique> Techniques,
    ImmutableArray<Located<string>> Tactics);

internal enum AttackDeclarationForm
{
    Table,

    /// <summary>A key of YAML, of JSON, of front matter or of a comment header.</summary>
    List,
}

/// <summary>A technique that a rule names.</summary>
/// <param name="Id">As it is written; that of a table with a column of sub-techniques is put together from both cells.</param>
/// <param name="Name">The name beside it, or null.</param>
/// <param name="Tactic">The tactic of its row as it is written, or null where the form has none.</param>
/// <param name="Link">The address beside it, or null.</param>
internal sealed record DeclaredTechnique(Located<string> Id, Located<string>? Name, Located<string>? Tactic, Located<string>? Link)
{
    /// <summary>Whether the id is written as ATT&amp;CK writes ids: <c>T1059</c>, <c>T1059.001</c>. Letter case is free.</summary>
    public bool IsWellFormed => TechniqueText.IsWellFormed(Id.Value);

    public TextSpan Span => Id.Span;
}
