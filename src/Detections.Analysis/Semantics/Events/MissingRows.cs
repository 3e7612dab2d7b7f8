using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Events;

namespace Detections.Analysis.Semantics.Events;

/// <summary>Tells which rows the event tables of a rule lack.</summary>
internal static class MissingRows
{
    /// <summary>The rows of some needs that follow from the queries and that no table has, in the order of pages; none where a table has a row that nobody can read.</summary>
    public static ImmutableArray<DerivedRow> Of(EventCoverage coverage, RuleReads reads, RowNeed[] needs, EventKnowledge knowledge)
    {
        if (coverage.Declarations.Any(declaration => !declaration.IsUnderstood))
            return [];
        var rows = coverage.Declarations.SelectMany(declaration => declaration.Rows).ToList();
        var listed = rows.SelectMany(row => row.Events.Select(one => EventOwner.Find(knowledge, row, one)?.Key ?? one.Value)).ToHashSet();
        // What is listed and does not exist may be a slip for what is missing.
        var doubtful = listed.Where(key => knowledge.FindEvent(key.Provider, key.Id) is null).Select(key => key.Provider).ToHashSet(StringComparer.Ordinal);
        return [.. reads.Rows.Where(row =>
            needs.Contains(row.Need)
            && !listed.Contains(row.Key)
            && !doubtful.Contains(row.Key.Provider)
            && !listed.Contains(new EventKey(row.Key.Provider, EventKey.Any)))];
    }
}
