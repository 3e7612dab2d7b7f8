using System.Collections.Immutable;

namespace Detections.Analysis.Catalog;

/// <summary>The rules near one.</summary>
public sealed record CatalogNeighbors
{
    public static CatalogNeighbors None { get; } = new();

    /// <summary>Rules that find some of what this one finds and nothing else, as far as their conditions tell; by key.</summary>
    public ImmutableArray<string> Stricter { get; init; } = [];

    /// <summary>Rules that find all of what this one finds and more, as far as their conditions tell; by key.</summary>
    public ImmutableArray<string> Broader { get; init; } = [];

    /// <summary>Rules that look for nearly the same, the nearest first.</summary>
    public ImmutableArray<CatalogLikeness> NearDuplicates { get; init; } = [];

    /// <summary>Rules that read events of this one: candidates for a detection that chains them; those with the most first, then by key.</summary>
    public ImmutableArray<CatalogSharedEvents> SharingEvents { get; init; } = [];
}

/// <summary>A rule that looks for nearly the same.</summary>
/// <param name="Rule">Its <see cref="CatalogRule.Key"/>.</param>
/// <param name="Likeness">From 0 to 1: of all that one of the two looks for or lets go, value by value, the part that both do.</param>
public sealed record CatalogLikeness(string Rule, double Likeness);

/// <summary>A rule that reads events of another.</summary>
/// <param name="Rule">Its <see cref="CatalogRule.Key"/>.</param>
/// <param name="Events">The events both read, as <c>Provider Id</c>, in the order of pages.</param>
public sealed record CatalogSharedEvents(string Rule, ImmutableArray<string> Events);
