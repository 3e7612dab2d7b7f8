using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds listed events that no query of the rule can let through.</summary>
internal sealed class EventIsNotReadAnalyzer : EventCoverageAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventIsNotRead,
        "Listed event is not read",
        "The query cannot let '{0}' of '{1}' through; take the row out, or let the query read it.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Warning,
        "The event table says more than the query does. Who reads the table counts on a detection that is not there: the query reads no table that holds the event, or its conditions leave the event out. Native events that stand for what the query reads are fine.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, RuleReads reads)
    {
        // Beside a row that is missing, the one in question may be a slip for it: to take it out is not the one repair then.
        var missing = MissingRows.Of(context.Events, reads, [RowNeed.Required], context.Knowledge.Events).Absent.Select(row => row.Key.Provider).ToHashSet(StringComparer.Ordinal);
        var mentions = new EventMentions(context.File, context.Rule);
        foreach (var row in context.Events.Declarations.SelectMany(declaration => declaration.Rows))
        {
            foreach (var listed in row.Events.Where(listed => IsRight(context.Knowledge.Events, row, listed) && reads.CanRead(listed.Value) == ReadAnswer.No))
            {
                // The query of another product, or a sentence, may be what reads it.
                if (!mentions.IsInText(listed.Value))
                    Report(context, row, listed, isSlip: missing.Contains(listed.Value.Provider));
            }
        }
    }

    // A row that is wrong by itself has its own finding, and nobody knows what is meant.
    private static bool IsRight(EventKnowledge knowledge, EventRow row, Located<EventKey> listed) =>
        knowledge.FindEvent(listed.Value.Provider, listed.Value.Id) is { IsConfirmed: true } && EventOwner.Find(knowledge, row, listed) is null;

    private static void Report(RuleContext context, EventRow row, Located<EventKey> listed, bool isSlip)
    {
        var sources = context.Queries
            .SelectMany(query => query.Reads.Sources, (query, read) => (Query: query, read.Source))
            .Where(one => one.Source.EventTable?.DefaultProvider == listed.Value.Provider)
            .Select(one => one.Query.Locate(one.Source.Span))
            .Distinct();
        context.Report(Rule.At(context.Locate(listed.Span), EventCell.Write(listed.Value), row.Provider!.Value) with
        {
            Related = [.. sources.Select(place => new RelatedLocation(place, "read without this event"))],
            Fix = row.Events.Length == 1 && !isSlip ? new DiagnosticFix($"Take out the row of '{EventCell.Write(listed.Value)}'", [EventTableEdits.Remove(context.File, row)], FixSafety.Safe) : null,
        });
    }
}
