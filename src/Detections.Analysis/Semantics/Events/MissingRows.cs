using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Semantics.Events;

/// <summary>What the event tables of a rule lack of what its queries read.</summary>
/// <param name="Absent">Rows that can be added, in the order of pages.</param>
/// <param name="Narrowed">Tables that a query reads as a whole and of which only some ActionTypes are listed, in the order of pages.</param>
internal sealed record MissingRows(ImmutableArray<DerivedRow> Absent, ImmutableArray<NarrowedTable> Narrowed)
{
    private static readonly MissingRows None = new([], []);

    /// <param name="coverage">The tables; where one has a row that nobody can read, or one under a misspelled provider, nothing is missing for sure.</param>
    /// <param name="reads">What the queries read.</param>
    /// <param name="needs">Which rows are asked for.</param>
    /// <param name="knowledge">What is known of events.</param>
    public static MissingRows Of(EventCoverage coverage, RuleReads reads, RowNeed[] needs, EventKnowledge knowledge)
    {
        if (coverage.Declarations.Any(declaration => !declaration.IsUnderstood || declaration.Rows.Any(row => IsSlip(knowledge, row))))
            return None;
        var listed = coverage.Declarations
            .SelectMany(declaration => declaration.Rows)
            .SelectMany(row => row.Events.Select(one => one with { Value = EventOwner.Find(knowledge, row, one)?.Key ?? one.Value }))
            .DistinctBy(one => one.Value)
            .ToDictionary(one => one.Value);
        // What is listed and does not exist may be a slip for what is missing.
        var doubtful = listed.Keys.Where(key => knowledge.FindEvent(key.Provider, key.Id) is null).Select(key => key.Provider).ToHashSet(StringComparer.Ordinal);
        // Listed under a name of the author's own, as 'Security' for the log of Security-Auditing, it is listed.
        var listedElsewhere = coverage.Declarations
            .SelectMany(declaration => declaration.Rows)
            .Where(row => row.KnownProvider is null)
            .SelectMany(row => row.Events.Select(one => one.Value.Id))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = reads.Rows
            .Where(row => needs.Contains(row.Need)
                && !listed.ContainsKey(row.Key)
                && !listedElsewhere.Contains(row.Key.Id)
                && !doubtful.Contains(row.Key.Provider)
                && !listed.ContainsKey(new EventKey(row.Key.Provider, EventKey.Any)))
            .ToLookup(row => row.Key.Id == EventKey.Any && listed.Keys.Any(key => key.Provider == row.Key.Provider));
        return new MissingRows(
            [.. missing[false]],
            [.. missing[true]
                .Select(row => new NarrowedTable(row, [.. listed.Values.Where(one => one.Value.Provider == row.Key.Provider)]))
                .Where(table => !IsWhole(knowledge.FindProvider(table.Row.Key.Provider), table.Listed))]);
    }

    private static bool IsSlip(EventKnowledge knowledge, EventRow row) =>
        row is { KnownProvider: null, Provider: { } written } && ProviderNames.Nearest(knowledge, written.Value) is not null;

    private static bool IsWhole(EventProvider? provider, ImmutableArray<Located<EventKey>> listed) =>
        provider is { IsComplete: true } && provider.Events.All(known => known.Key.Id == EventKey.Any || listed.Any(one => one.Value == known.Key));
}

/// <param name="Row">The row <c>any</c>.</param>
/// <param name="Listed">What is listed of the table instead; one or more, in file order.</param>
internal sealed record NarrowedTable(DerivedRow Row, ImmutableArray<Located<EventKey>> Listed);
