using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Events;

namespace Detections.Analysis.Analyzers.Events;

/// <summary>Finds native events that record the same as what the query reads, and that an event table leaves out.</summary>
internal sealed class NativeEquivalentIsNotListedAnalyzer : EventCoverageAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NativeEquivalentIsNotListed,
        "Native equivalent is not listed",
        "The event '{0}' of '{1}' records the same as an event that the query reads; {2} for those who collect that one.",
        DiagnosticCategory.Events,
        DiagnosticSeverity.Suggestion,
        "Windows and Sysmon record many things that Defender XDR records too. A table that lists these events shows where else the detection could be built. With DetectionRequireEquivalents their absence is DET4004 instead.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    protected override void Analyze(RuleContext context, RuleReads reads)
    {
        // Other tables say by their columns that they are about the data of one product.
        if (!context.Options.RequireEquivalents && context.Events.Declarations[0].Form is EventTableForm.Providers)
            ReportMissing(context, MissingRows.Of(context.Events, reads, [RowNeed.Equivalent], context.Knowledge.Events).Absent, Rule);
    }
}
