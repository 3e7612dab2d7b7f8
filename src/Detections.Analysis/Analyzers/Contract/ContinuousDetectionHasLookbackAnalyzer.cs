using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Platform;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds custom detections that run continuously and say how far back they look.</summary>
internal sealed class ContinuousDetectionHasLookbackAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ContinuousDetectionHasLookback,
        "Continuous detection has a lookback",
        "A custom detection that runs continuously takes no 'lookback'; take it out, or give the detection a frequency of PT1H or longer.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "A detection with a frequency of zero looks at each event as it comes in. Microsoft Graph does not support a lookback for it.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (ContinuousRunObstacle.IsAskedOf(context) && context.Contract.Find("schedule", "lookback") is { } lookback)
            context.Report(Rule, lookback.Span);
    }
}
