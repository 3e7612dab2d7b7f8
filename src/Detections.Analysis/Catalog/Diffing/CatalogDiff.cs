using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Diffing;

/// <summary>What changed in the meaning of rules between two states of a repository. What only looks different is no change.</summary>
/// <param name="Rules">The rules that are new, gone, elsewhere, or mean something else; by path, then by line, of the state they are in now, or were in.</param>
public sealed record CatalogDiff(ImmutableArray<RuleDiff> Rules)
{
    /// <param name="before">The rules as they were, in any order.</param>
    /// <param name="after">The rules as they are, in any order.</param>
    public static CatalogDiff Of(IEnumerable<CatalogRule> before, IEnumerable<CatalogRule> after)
    {
        var changed = new RuleMatching(before, after).Pairs
            .Select(pair => new RuleDiff(pair.Before, pair.After, pair is { Before: { } old, After: { } now } ? RuleComparison.Of(old, now) : []))
            .Where(rule => rule.Before is null || rule.After is null || rule.IsMoved || !rule.Changes.IsEmpty);
        return new CatalogDiff([.. changed.OrderBy(rule => rule.Shown.Path, StringComparer.Ordinal).ThenBy(rule => rule.Shown.Line).ThenBy(rule => rule.Shown.Column)]);
    }
}

/// <summary>A rule before and after.</summary>
/// <param name="Before">Null for a rule that is new.</param>
/// <param name="After">Null for one that is gone.</param>
/// <param name="Changes">In the order of a rule page; none where one of the two is null, or the rule has only moved.</param>
public sealed record RuleDiff(CatalogRule? Before, CatalogRule? After, ImmutableArray<MeaningChange> Changes)
{
    /// <summary>As it is now, or was at last.</summary>
    public CatalogRule Shown => After ?? Before!;

    /// <summary>Whether it is in another file than before.</summary>
    public bool IsMoved => Before is not null && After is not null && Before.Path != After.Path;
}

/// <summary>One change of what a rule says or does.</summary>
/// <param name="Aspect">What changed.</param>
public sealed record MeaningChange(ChangedAspect Aspect)
{
    /// <summary>The number of the query it is in, counted from 1, where the rule has several; null otherwise.</summary>
    public int? Query { get; init; }

    /// <summary>The operator whose rows it is in (<c>join kind=leftanti</c>); null for the rows of the query.</summary>
    public string? Within { get; init; }

    /// <summary>The field or operator it is about; null where the aspect says it all.</summary>
    public string? Subject { get; init; }

    public ImmutableArray<ChangedItem> Removed { get; init; } = [];

    public ImmutableArray<ChangedItem> Added { get; init; } = [];

    /// <summary>Whether what was removed became what was added, one for one.</summary>
    public bool IsReplacement { get; init; }

    /// <summary>A sentence about the change, without its period; null where there is nothing more to say.</summary>
    public string? Note { get; init; }
}

/// <param name="Text">A value, a condition, a field.</param>
/// <param name="Note">What it is used for; null where nothing is to be said.</param>
public sealed record ChangedItem(string Text, string? Note = null);

/// <summary>What of a rule can change, in the order of a rule page.</summary>
public enum ChangedAspect
{
    Title,
    Id,
    Kind,
    Status,
    Severity,
    Frequency,
    Period,
    Trigger,
    Tactics,
    Techniques,
    ListedEvents,
    ReadEvents,
    Entities,
    CustomDetails,

    /// <summary>A query that is new or gone, or of which no more than the text is known.</summary>
    Query,
    Environment,
    Tables,
    Lookback,
    Condition,
    Exclusion,
    Threshold,
    GroupBy,
    Operator,
    Output,
}
