using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Time;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds rules that look back over less time than passes between two runs.</summary>
internal sealed class PeriodIsShorterThanFrequencyAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.PeriodIsShorterThanFrequency,
        "Period is shorter than the frequency",
        "The rule runs every {0} and looks back over {1}, which leaves a gap between runs; make '{2}' as long as '{3}' or longer.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "Events between the end of one run and the start of what the next one looks at would never be seen. The platform refuses such a rule.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Rule.Kind == RuleKind.CustomDetection)
            Check(context, ["schedule", "frequency"], ["schedule", "lookback"]);
        else
            Check(context, ["queryFrequency"], ["queryPeriod"]);
    }

    private static void Check(RuleContext context, ReadOnlySpan<string> frequencyKey, ReadOnlySpan<string> periodKey)
    {
        if (context.Contract.FindDuration(frequencyKey) is not { } frequency || context.Contract.FindDuration(periodKey) is not { } period || period.Value >= frequency.Value)
            return;
        context.Report(Rule.At(context.Locate(period.Node.Span), DurationText.Of(frequency.Value), DurationText.Of(period.Value), periodKey[^1], frequencyKey[^1]) with
        {
            Related = [new RelatedLocation(context.Locate(frequency.Node.Span), "How often the rule runs.")],
        });
    }
}
