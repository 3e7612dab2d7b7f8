using System.Collections.Immutable;

namespace Detections.Analysis.Catalog;

/// <summary>A condition on a row, as a tree.</summary>
/// <param name="Form">What it is.</param>
/// <param name="Text">Its text on one line, without comments.</param>
public sealed record CatalogPredicate(PredicateForm Form, string Text)
{
    /// <summary>Of <c>and</c>, <c>or</c> and <c>not</c> what they join; empty for others.</summary>
    public ImmutableArray<CatalogPredicate> Parts { get; init; } = [];

    /// <summary>Of a condition without <see cref="Parts"/>: what it says, the same for all ways to write it, names declared by <c>let</c> replaced. Null where that is <see cref="Text"/>.</summary>
    public string? Meaning { get; init; }

    /// <summary>Whether it is opaque and only limits when something happened or came in (<c>TimeGenerated > ago(1h)</c>).</summary>
    public bool IsOfTime { get; init; }

    /// <summary>The comparison; null for other forms.</summary>
    public CatalogComparison? Comparison { get; init; }
}

public enum PredicateForm
{
    /// <summary>All of the parts hold.</summary>
    And,

    /// <summary>One of the parts holds.</summary>
    Or,

    /// <summary>The part does not hold.</summary>
    Not,

    /// <summary>A field is compared with values that the query states.</summary>
    Comparison,

    /// <summary>Anything else: of it no more is known than its text.</summary>
    Opaque,
}

/// <summary>A field compared with values that the query states.</summary>
/// <param name="Field">A column, the way to a part of one (<c>AdditionalFields.Command</c>), <c>*</c> for any column, or an expression on one line.</param>
/// <param name="Kind">One of <see cref="IndicatorKinds"/>.</param>
/// <param name="Values">In the order of the text; none for <c>is_null</c> and <c>is_not_null</c>.</param>
public sealed record CatalogComparison(string Field, string Kind, ImmutableArray<string> Values)
{
    /// <summary>The operator or function as written: <c>!has_cs</c>.</summary>
    public required string Operator { get; init; }

    /// <summary>Whether <see cref="Kind"/> must not hold. A <c>!=</c> is not negated: its kind is <c>ne</c>.</summary>
    public bool IsNegated { get; init; }

    public bool IsCaseSensitive { get; init; }

    /// <summary>Whether the field is compared as it is, in another type or letter case at most. Otherwise it is cut, or replaced where it is null.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether all values have to fit, and not one of them (<c>has_all</c>).</summary>
    public bool NeedsAll { get; init; }
}
