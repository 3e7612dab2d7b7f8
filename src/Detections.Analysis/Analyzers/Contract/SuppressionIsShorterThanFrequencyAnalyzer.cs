using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Semantics.Time;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds rules whose rest after an alert is over before they would run again.</summary>
internal sealed class SuppressionIsShorterThanFrequencyAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.SuppressionIsShorterThanFrequency,
        "Suppression is shorter than the frequency",
        "The rule rests {0} after an alert and runs only every {1}, so that the rest has no effect; make 'suppressionDuration' as long as 'queryFrequency' or longer.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "Suppression stops the rule for a while after an alert. Where that is over before the next run is due, nothing is suppressed.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Contract.Find("suppressionEnabled") is not MetadataScalar { Value: var enabled } || !bool.TryParse(enabled, out var isEnabled) || !isEnabled)
            return;
        if (context.Contract.FindDuration("suppressionDuration") is not { } rest || context.Contract.FindDuration("queryFrequency") is not { } frequency || rest.Value >= frequency.Value)
            return;
        context.Report(Rule.At(context.Locate(rest.Node.Span), DurationText.Of(rest.Value), DurationText.Of(frequency.Value)) with
        {
            Related = [new RelatedLocation(context.Locate(frequency.Node.Span), "How often the rule runs.")],
        });
    }
}
