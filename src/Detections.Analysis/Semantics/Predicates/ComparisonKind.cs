namespace Detections.Analysis.Semantics.Predicates;

/// <summary>What a comparison asks of a value, whatever the operator that asks it. Whether it is negated is said elsewhere.</summary>
internal enum ComparisonKind
{
    Equal,

    /// <summary>Equal to one of a list.</summary>
    In,

    /// <summary>Has a term, or the start or end of one: <c>has</c> and its kin, a term of <c>search</c>.</summary>
    Match,
    Contains,
    StartsWith,
    EndsWith,
    RegexMatch,

    /// <summary>A term of <c>search</c> with a star.</summary>
    Wildcard,

    /// <summary>Empty or null.</summary>
    IsNull,
    LessThan,
    LessOrEqual,
    GreaterThan,
    GreaterOrEqual,
}
