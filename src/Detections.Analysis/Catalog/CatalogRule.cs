using System.Collections.Immutable;
using System.Globalization;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Catalog;

/// <summary>
/// What the catalog knows of one rule: data that refer to no file and no syntax tree, so that they can be kept and written. What takes other
/// rules to be known is in <see cref="DetectionCatalog"/>.
/// </summary>
public sealed record CatalogRule
{
    /// <summary>Its file, from the root of the tree, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Its first line, counted from 1: a file can hold several rules.</summary>
    public required int Line { get; init; }

    /// <summary>Its first column in that line, counted from 1 in UTF-16 units.</summary>
    public int Column { get; init; } = 1;

    public required RuleKind Kind { get; init; }

    /// <summary>The <c>id</c>; null where none is given.</summary>
    public string? Id { get; init; }

    /// <summary>As <see cref="DetectionRule.Title"/>; the name of the file without its extension where the rule has none.</summary>
    public required string Title { get; init; }

    /// <summary>As <see cref="DetectionRule.Description"/>.</summary>
    public string? Description { get; init; }

    /// <summary>As the rule writes it; null where it does not.</summary>
    public string? Severity { get; init; }

    /// <summary>As the rule writes it; null where it does not.</summary>
    public string? Status { get; init; }

    /// <summary>As the rule writes it; null where it does not.</summary>
    public string? Author { get; init; }

    /// <summary>As the rule writes it; null where it does not.</summary>
    public string? Version { get; init; }

    /// <summary>Where the rule comes from, as it writes it; null where it does not.</summary>
    public string? Source { get; init; }

    /// <summary>The addresses the rule refers to, each once, in its order; the text of a reference that has no address.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>The tags of the rule, in its order.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The tactics, in the order of the rule, those that only follow from its techniques last.</summary>
    public ImmutableArray<CatalogTactic> Tactics { get; init; } = [];

    /// <summary>The techniques, each once, by id.</summary>
    public ImmutableArray<CatalogTechnique> Techniques { get; init; } = [];

    /// <summary>The events the rule lists and those that follow from its queries, each once, in the order of pages.</summary>
    public ImmutableArray<CatalogEvent> Events { get; init; } = [];

    /// <summary>
    /// Windows events that ATT&amp;CK's analytics for the techniques of the rule look at, and that no query of it reads: a hint where else a
    /// technique shows, and no fault. Each once, in the order of pages; none where it is not certain what the rule reads.
    /// </summary>
    public ImmutableArray<CatalogAnalyticEvent> AnalyticEvents { get; init; } = [];

    /// <summary>Of what time the platform lets the rule see: <c>queryPeriod</c>, or the <c>lookback</c> of a custom detection; null where that is not known.</summary>
    public TimeSpan? Period { get; init; }

    /// <summary>How often it runs, zero for a custom detection that runs continuously; null where the rule does not say.</summary>
    public TimeSpan? Frequency { get; init; }

    /// <summary>The entities that columns are mapped to, in the order of the rule.</summary>
    public ImmutableArray<CatalogEntity> Entities { get; init; } = [];

    /// <summary>The custom details, in the order of the rule.</summary>
    public ImmutableArray<CatalogDetail> CustomDetails { get; init; } = [];

    /// <summary>One for each query of the rule, in the order of the file.</summary>
    public required ImmutableArray<CatalogQuery> Queries { get; init; }

    /// <summary>Tells it from all other rules of a catalog: <c>rules/endpoint/winrm.md:1</c>; with the column where it does not start its line.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Path}:{Line}{(Column > 1 ? $":{Column}" : "")}");
}

/// <summary>A tactic of a rule.</summary>
/// <param name="Id"><c>TA0008</c>; null for one that ATT&amp;CK does not have.</param>
/// <param name="Name">As the version of ATT&amp;CK in use has it; as the rule writes it where that has none.</param>
/// <param name="Techniques">Those of the rule that stand beside it or, in lists, belong to it; none for <c>No specific technique</c>.</param>
public sealed record CatalogTactic(string? Id, string Name, ImmutableArray<CatalogTechnique> Techniques)
{
    /// <summary>Whether the rule names it. Otherwise it follows from a technique for which the rule names no tactic.</summary>
    public bool IsDeclared { get; init; } = true;
}

/// <summary>A technique of a rule.</summary>
/// <param name="Id">In capitals: <c>T1021.006</c>.</param>
/// <param name="Title">As pages write it (<c>Remote Services: Windows Remote Management</c>); as the rule does where ATT&amp;CK has none; null where that does not either.</param>
public sealed record CatalogTechnique(string Id, string? Title)
{
    /// <summary>The id of the technique it counts for: its own, or that of the one which took its place where the version of ATT&amp;CK in use has it no longer.</summary>
    public string Current { get; init; } = Id;
}

/// <summary>An event of a rule.</summary>
/// <param name="Provider"><c>Sysmon</c>, <c>Defender-DeviceFileEvents</c>.</param>
/// <param name="Id">A Windows event id in digits, an ActionType, <c>any</c>, or the name of a cloud operation.</param>
/// <param name="Title">As pages write it; null where nobody gave one.</param>
public sealed record CatalogEvent(string Provider, string Id, string? Title)
{
    /// <summary>Whether the rule lists it in an event table.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Whether it follows from a query that the rule reads it.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether it is the native event of one that a query reads.</summary>
    public bool IsEquivalent { get; init; }
}

/// <summary>An event that ATT&amp;CK's analytics look at.</summary>
/// <param name="Provider">As <see cref="CatalogEvent.Provider"/>.</param>
/// <param name="Id">Its number.</param>
/// <param name="Title">As pages write it; null where nobody gave one.</param>
/// <param name="Techniques">The techniques of the rule for which they do, by id.</param>
public sealed record CatalogAnalyticEvent(string Provider, string Id, string? Title, ImmutableArray<string> Techniques)
{
    /// <summary>The ActionTypes of Defender XDR that record the same, each behind its table: <c>DeviceFileEvents FileCreated</c>.</summary>
    public ImmutableArray<string> ActionTypes { get; init; } = [];
}

/// <summary>An entity that columns of the output fill.</summary>
/// <param name="Type"><c>Host</c>, in a custom detection <c>hosts</c>; empty where it is missing.</param>
/// <param name="Fields">Identifiers with their columns, in the order of the rule.</param>
public sealed record CatalogEntity(string Type, ImmutableArray<CatalogDetail> Fields);

/// <summary>A name of the alert, and the column of the output that fills it.</summary>
public sealed record CatalogDetail(string Name, string Column);
