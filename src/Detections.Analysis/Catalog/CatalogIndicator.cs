using System.Collections.Immutable;

namespace Detections.Analysis.Catalog;

/// <summary>A field and what a query looks for in it, or lets go.</summary>
/// <param name="Field">As <see cref="CatalogComparison.Field"/>.</param>
/// <param name="Kind">One of <see cref="IndicatorKinds"/>.</param>
/// <param name="Values">Each once, in the order of the text.</param>
public sealed record CatalogIndicator(string Field, string Kind, ImmutableArray<CatalogValue> Values)
{
    /// <summary>For an exclusion that holds together with others only: the whole condition on one line. Null for one that holds by itself, and for an indicator.</summary>
    public string? Condition { get; init; }
}

/// <summary>A value that a query states.</summary>
/// <param name="Text">A text as it is, a number in digits, <c>true</c> or <c>false</c>.</param>
/// <param name="IsCaseSensitive">Whether its letter case decides.</param>
public sealed record CatalogValue(string Text, bool IsCaseSensitive);

/// <summary>How large an aggregate must be.</summary>
/// <param name="Field">The column that the aggregate makes.</param>
/// <param name="Aggregate">How it is made, as written on one line: <c>dcount(DeviceId)</c>.</param>
/// <param name="Kind">One of <see cref="IndicatorKinds"/>: <c>gt</c>, <c>ge</c> ...</param>
/// <param name="Values">What it is compared with.</param>
public sealed record CatalogThreshold(string Field, string Aggregate, string Kind, ImmutableArray<string> Values)
{
    /// <summary>What the aggregate is of each of, as written; empty where it is of all rows.</summary>
    public ImmutableArray<string> GroupBy { get; init; } = [];
}

/// <summary>What a comparison asks of a field, whatever the operator that asks it.</summary>
public static class IndicatorKinds
{
    public const string Equal = "eq";
    public const string NotEqual = "ne";
    public const string In = "in";

    /// <summary><c>has</c> and its kin: a term, or the start or end of one.</summary>
    public const string Match = "match";
    public const string Contains = "contains";
    public const string StartsWith = "starts_with";
    public const string EndsWith = "ends_with";
    public const string RegexMatch = "regex_match";

    /// <summary>A term of <c>search</c> with a star.</summary>
    public const string Wildcard = "wildcard";

    /// <summary>Null or empty.</summary>
    public const string IsNull = "is_null";
    public const string IsNotNull = "is_not_null";
    public const string LessThan = "lt";
    public const string GreaterThan = "gt";
    public const string LessOrEqual = "le";
    public const string GreaterOrEqual = "ge";
}
