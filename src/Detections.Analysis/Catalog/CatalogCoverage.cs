using System.Collections.Immutable;

namespace Detections.Analysis.Catalog;

/// <summary>What the rules of a catalog cover, and what they do not. Rules are named by <see cref="CatalogRule.Key"/>, in the order of the catalog.</summary>
public sealed record CatalogCoverage
{
    /// <summary>Every tactic of ATT&amp;CK for enterprises in the order of its matrix, then others that rules name.</summary>
    public required ImmutableArray<TacticCoverage> Tactics { get; init; }

    /// <summary>Every active technique of ATT&amp;CK for enterprises, and others that rules name, by id.</summary>
    public required ImmutableArray<TechniqueCoverage> Techniques { get; init; }

    /// <summary>Every event on the page of a rule: read, listed, or the native one of an event that is read; in the order of pages.</summary>
    public required ImmutableArray<EventUse> Events { get; init; }

    /// <summary>The events of the tables that rules read which no rule reads, in the order of pages.</summary>
    public required ImmutableArray<EventUse> UnreadEvents { get; init; }

    /// <summary>Every table that a rule reads, by name.</summary>
    public required ImmutableArray<TableCoverage> Tables { get; init; }

    /// <summary>Every platform of ATT&amp;CK for enterprises, by name. That a rule names a technique does not say that it works on all platforms of it.</summary>
    public required ImmutableArray<PlatformCoverage> Platforms { get; init; }
}

/// <param name="Id"><c>TA0008</c>; null for one that ATT&amp;CK does not have.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rules">The rules under it.</param>
public sealed record TacticCoverage(string? Id, string Name, ImmutableArray<string> Rules);

/// <param name="Id"><c>T1021.006</c>.</param>
/// <param name="Title">As pages write it; null where nobody gave one.</param>
/// <param name="Tactics">The names of its tactics, in the order of the matrix.</param>
/// <param name="Rules">The rules that declare exactly it, or a technique whose place it took, and not those of its sub-techniques; empty for a gap.</param>
public sealed record TechniqueCoverage(string Id, string? Title, ImmutableArray<string> Tactics, ImmutableArray<string> Rules)
{
    /// <summary>The rules that declare it or one of its sub-techniques, each once.</summary>
    public required ImmutableArray<string> RulesWithSubtechniques { get; init; }
}

/// <param name="Provider">As <see cref="CatalogEvent.Provider"/>.</param>
/// <param name="Id">As <see cref="CatalogEvent.Id"/>.</param>
/// <param name="Title">As <see cref="CatalogEvent.Title"/>.</param>
/// <param name="Rules">The rules whose pages have it; empty for one that no rule reads.</param>
public sealed record EventUse(string Provider, string Id, string? Title, ImmutableArray<string> Rules);

/// <param name="Name">The table.</param>
/// <param name="Rules">The rules that read it.</param>
public sealed record TableCoverage(string Name, ImmutableArray<string> Rules);

/// <param name="Name">As ATT&amp;CK writes it: <c>Windows</c>.</param>
/// <param name="Covered">Its techniques and sub-techniques that rules declare, or of which rules declare a sub-technique; by id.</param>
/// <param name="Uncovered">The others; by id.</param>
public sealed record PlatformCoverage(string Name, ImmutableArray<string> Covered, ImmutableArray<string> Uncovered);
