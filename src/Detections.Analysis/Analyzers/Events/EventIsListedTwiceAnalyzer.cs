using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Analysis.Text;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds an event that one table lists twice. A row that says something else in further columns is another row.</summary>
internal sealed class EventIsListedTwiceAnalyzer : EventAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventIsListedTwice,
        "Event is listed twice",
        "The event '{0}' of '{1}' is listed twice; take it out here.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Warning,
        "The same event of the same provider stands in the table twice. One of the two is often a slip for another event, which is then missing.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, EventDeclaration declaration)
    {
        var first = new Dictionary<(EventKey, string), (EventRow Row, Located<EventKey> Event)>();
        foreach (var row in declaration.Rows)
        {
            // One that is meant for another provider is not what it seems to be.
            foreach (var listed in row.Events.Where(listed => EventOwner.Find(context.Knowledge.Events, row, listed) is null))
            {
                var key = (listed.Value, string.Join('\n', row.OtherCells));
                if (!first.TryAdd(key, (row, listed)))
                    Report(context, first[key].Row, first[key].Event, row, listed);
            }
        }
    }

    private static void Report(RuleContext context, EventRow firstRow, Located<EventKey> firstEvent, EventRow row, Located<EventKey> listed) =>
        context.Report(Rule.At(context.Locate(listed.Span), EventCell.Write(listed.Value), row.Provider!.Value) with
        {
            Related = [new RelatedLocation(context.Locate(firstEvent.Span), "listed here")],
            Fix = SaysNothingNew(context, firstRow, row)
                ? new DiagnosticFix($"Take out the second row of '{EventCell.Write(listed.Value)}'", [EventTableEdits.Remove(context.File, row)], FixSafety.Safe)
                : null,
        });

    // With another title, it can be the event that is the slip.
    private static bool SaysNothingNew(RuleContext context, EventRow first, EventRow row) =>
        row.Events is [var listed]
        && (row.Title is null
            || row.Title.Value == first.Title?.Value
            || (context.Knowledge.Events.FindEvent(listed.Value.Provider, listed.Value.Id) is { } known && EventTitle.Fits(known, row.Title.Value)));
}
