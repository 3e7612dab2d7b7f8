using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Knowledge.Events;
using Detections.Analysis.Semantics.Events;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds events that the query reads and no event table lists.</summary>
internal sealed class EventIsNotListedAnalyzer : EventCoverageAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventIsNotListed,
        "Event that the query reads is not listed",
        "The query reads '{0}' of '{1}', which the event table does not list; {2}.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Warning,
        "The event table says less than the query does. Who plans what to collect by the tables of the rules leaves this event out, and the rule is blind for it. Native equivalents are asked for where DetectionRequireEquivalents is true.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, RuleReads reads)
    {
        RowNeed[] needs = context.Options.RequireEquivalents ? [RowNeed.Required, RowNeed.Equivalent] : [RowNeed.Required];
        var missing = MissingRows.Of(context.Events, reads, needs, context.Knowledge.Events);
        ReportMissing(context, missing.Absent, Rule);
        foreach (var (row, listed) in missing.Narrowed)
        {
            // Whether the table says too little or the query reads too much, only its author knows: there is no fix.
            var names = QuotedNames.All(listed.Select(one => one.Value.Id));
            context.Report(Rule.At(context.Locate(listed[0].Span), EventKey.Any, row.Key.Provider, $"write 'any' instead of {names}, or let the query ask for that alone") with
            {
                Related = [new RelatedLocation(context.Queries[row.Query].Locate(row.Place), "read without a condition on ActionType")],
            });
        }
    }
}
