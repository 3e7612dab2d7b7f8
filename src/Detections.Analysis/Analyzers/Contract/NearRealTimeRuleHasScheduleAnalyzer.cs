using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Contract;

namespace Detections.Analysis.Analyzers.Contract;

/// <summary>Finds near-real-time rules with keys of a schedule, which they do not have.</summary>
internal sealed class NearRealTimeRuleHasScheduleAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.NearRealTimeRuleHasSchedule,
        "Near-real-time rule has a schedule",
        "The key '{0}' has no effect in an NRT rule, which runs every minute; take it out, or make the rule a scheduled one.",
        DiagnosticCategory.RuleFile,
        DiagnosticSeverity.Warning,
        "A near-real-time rule runs every minute over what came in since, and raises an alert for every result. What its author says about schedule and threshold does not happen.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Rule.Kind != RuleKind.NearRealTimeAnalytics)
            return;
        foreach (var entry in context.Rule.Metadata.Entries)
        {
            if (!ContractMapping.IsEmpty(entry.Value) && SentinelKeys.Schedule.Any(key => string.Equals(key.Name, entry.Key.Value, ContractMapping.AnyCase)))
                context.Report(Rule, entry.Key.Span, entry.Key.Value);
        }
    }
}
