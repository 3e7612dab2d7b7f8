using System.Collections.Immutable;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Attack;

/// <summary>One table or one list of a rule.</summary>
/// <param name="Form">Whether it is a table or a list.</param>
/// <param name="Techniques">In file order.</param>
/// <param name="Tactics">In file order.</param>
internal sealed record AttackDeclaration(
    AttackDeclarationForm Form,
    ImmutableArray<DeclaredTechnique> Techniques,
    ImmutableArray<DeclaredTactic> Tactics);

internal enum AttackDeclarationForm
{
    Table,

    /// <summary>A key of YAML, of JSON, of front matter or of a comment header.</summary>
    List,
}

/// <summary>A tactic that a rule names.</summary>
/// <param name="Written">By name, by id, or both (<c>TA0008 - Lateral Movement</c>).</param>
/// <param name="Cell">The cell of a table it stands in, alone or with others; null in a list.</param>
internal sealed record DeclaredTactic(Located<string> Written, Located<string>? Cell)
{
    /// <summary>Whether the rest of its row is empty: no technique and no word why there is none.</summary>
    public bool IsAlone { get; init; }

    /// <summary>What to take out of the file for the tactic to be gone from its list; null where that cannot be said.</summary>
    public TextSpan? Removal { get; init; }

    public string Value => Written.Value;

    public TextSpan Span => Written.Span;
}

/// <summary>A technique that a rule names.</summary>
/// <param name="Id">As it is written; that of a table with a column of sub-techniques is put together from both cells.</param>
/// <param name="Name">The name beside it, or null.</param>
/// <param name="Tactic">The cell of its row that names its tactic or tactics, or null where the form has none.</param>
/// <param name="Link">The address beside it, or null.</param>
internal sealed record DeclaredTechnique(Located<string> Id, Located<string>? Name, Located<string>? Tactic, Located<string>? Link)
{
    /// <summary>
    /// Where to write another id: one place for the whole of it, or two, for the technique and for the number of the
    /// sub-technique. None where the cells cannot be written so.
    /// </summary>
    public ImmutableArray<TextSpan> IdPlaces { get; init; } = [];

    /// <summary>Whether the only one of <see cref="IdPlaces"/> is for techniques, and one for sub-techniques stands empty beside it.</summary>
    public bool IsTechniqueOnly { get; init; }

    /// <summary>What to take out of the file for the technique to be gone, with its name or its row; null where that cannot be said.</summary>
    public TextSpan? Removal { get; init; }

    /// <summary>Whether the id is written as ATT&amp;CK writes ids: <c>T1059</c>, <c>T1059.001</c>. Letter case is free.</summary>
    public bool IsWellFormed => TechniqueText.IsWellFormed(Id.Value);

    public TextSpan Span => Id.Span;
}
