using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Time;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds rules that look back over two days or more, more often than Sentinel lets them.</summary>
internal sealed class LongPeriodRunsTooOftenAnalyzer : DetectionAnalyzer
{
    private static readonly TimeSpan LongPeriod = TimeSpan.FromDays(2);
    private static readonly TimeSpan LeastFrequency = TimeSpan.FromHours(1);

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.LongPeriodRunsTooOften,
        "Rule with a long period runs too often",
        "A rule that looks back over {0} may run once an hour, and this one runs every {1}; make 'queryFrequency' 1h or longer, or 'queryPeriod' shorter than 2d.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Error,
        "Microsoft Sentinel refuses rules that look back over two days or more and run more often than once an hour.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Contract.FindDuration("queryFrequency") is not { } frequency || context.Contract.FindDuration("queryPeriod") is not { } period)
            return;
        if (period.Value < LongPeriod || frequency.Value >= LeastFrequency)
            return;
        context.Report(Rule.At(context.Locate(frequency.Node.Span), DurationText.Of(period.Value), DurationText.Of(frequency.Value)) with
        {
            Related = [new RelatedLocation(context.Locate(period.Node.Span), "How far the rule looks back.")],
        });
    }
}
