using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Events;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds events that the query reads and no event table lists.</summary>
internal sealed class EventIsNotListedAnalyzer : EventCoverageAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.EventIsNotListed,
        "Event that the query reads is not listed",
        "The query reads '{0}' of '{1}', which the event table does not list; add the row '{2}'.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Warning,
        "The event table says less than the query does. Who plans what to collect by the tables of the rules leaves this event out, and the rule is blind for it. Native equivalents are asked for where DetectionRequireEquivalents is true.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, RuleReads reads)
    {
        RowNeed[] needs = context.Options.RequireEquivalents ? [RowNeed.Required, RowNeed.Equivalent] : [RowNeed.Required];
        ReportMissing(context, MissingRows.Of(context.Events, reads, needs, context.Knowledge.Events), Rule);
    }
}
