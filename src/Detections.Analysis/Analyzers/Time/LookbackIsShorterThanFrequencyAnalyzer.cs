using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Time;

namespace Detections.Analysis.Analyzers.Time;

/// <summary>Finds queries that look back over less than passes between two runs of their rule.</summary>
internal sealed class LookbackIsShorterThanFrequencyAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.LookbackIsShorterThanFrequency,
        "Lookback is shorter than the frequency",
        "The query looks back over {0} and the rule runs every {1}, so what happens in between is never seen; look back over {2} or more.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "Each run sees the events since the time that the query names. Those between the run before and that time are seen by no run, although the schedule of the rule may hold them.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (RuleWindow.Of(context).Frequency is not { } frequency)
            return;
        foreach (var query in context.Queries)
        {
            if (!RuleWindow.Runs(context, query) || query.Times.Oldest is not { } oldest || oldest.Most <= TimeSpan.Zero || oldest.Most >= frequency.Value)
                continue;
            query.Report(Rule.At(query.Locate(oldest.Place.Span), DurationText.Of(oldest.Most), DurationText.Of(frequency.Value), DurationText.Of(frequency.Value)) with
            {
                Related = [new RelatedLocation(context.Locate(frequency.Node.Span), "How often the rule runs.")],
            });
        }
    }
}
