using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Time;
using Detections.Kusto;

namespace Detections.Analysis.Analyzers.Time;

/// <summary>Finds queries that ask for events from before the period that the rule lets them see.</summary>
internal sealed class LookbackExceedsPeriodAnalyzer : DetectionAnalyzer
{
    // Advanced hunting has no older events.
    private static readonly TimeSpan LongestLookback = TimeSpan.FromDays(30);

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.LookbackExceedsPeriod,
        "Lookback exceeds the period",
        "The query asks for events of {0} ago and '{1}' gives it those of the last {2}, so {3}; {4}.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "The platform runs the query of a rule over the events that its schedule lets it see and no others, whatever times the query names. What it compares with the past then has no past: every user is new, every process is rare.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (RuleWindow.Of(context).Reach is not { } reach)
            return;
        foreach (var query in context.Queries.Where(query => RuleWindow.Runs(context, query)))
        {
            var told = new HashSet<TextSpan>();
            foreach (var filter in FiltersOf(context.Rule, query))
            {
                var isEmpty = filter.To is { } to && to.Least >= reach.Value;
                if ((isEmpty ? filter.From ?? filter.To : filter.From) is not { } moment || (!isEmpty && moment.Least <= reach.Value) || !told.Add(moment.Place.Span))
                    continue;
                Report(context, query, filter, moment, isEmpty, reach);
            }
        }
    }

    // A custom detection gets events by either time, so one that asks for those that came in just now may well ask how old they are.
    private static IEnumerable<TimeFilter> FiltersOf(DetectionRule rule, QueryContext query) =>
        rule.Kind == RuleKind.CustomDetection && query.Times.Filters.Any(filter => filter.IsOfIngestion)
            ? query.Times.Filters.Where(filter => filter.IsOfIngestion)
            : query.Times.Filters;

    private static void Report(RuleContext context, QueryContext query, TimeFilter filter, Moment moment, bool isEmpty, ScheduledTime reach)
    {
        var place = query.Locate(moment.Place.Span);
        var related = ImmutableArray.Create(new RelatedLocation(context.Locate(reach.Node.Span), "How far back the rule looks."));
        if (!filter.Condition.Span.Contains(moment.Place.Span))
            related = related.Add(new RelatedLocation(query.Locate(filter.Condition.Span), "Where it is asked for."));
        var effect = context.Rule.Kind == RuleKind.CustomDetection && !filter.IsOfIngestion ? "older ones are found only where they came in late"
            : isEmpty ? "this filter lets nothing pass"
            : "older ones are never found";
        query.Report(Rule.At(place, DurationText.Of(moment.Least), reach.Key, DurationText.Of(reach.Value), effect, Repair(context.Rule, moment, reach)) with { Related = related });
    }

    private static string Repair(DetectionRule rule, Moment moment, ScheduledTime reach)
    {
        var isDetection = rule.Kind == RuleKind.CustomDetection;
        var key = isDetection ? "lookback" : reach.Key;
        if (isDetection && moment.Least > LongestLookback)
            return $"Defender XDR has events of {DurationText.Of(LongestLookback)} at most, so ask for no more";
        if (!isDetection && moment.Least > SentinelKeys.LongestPeriod)
            return $"a period is {DurationText.Of(SentinelKeys.LongestPeriod)} at most, so ask for no more";
        return moment.Least > reach.Value ? $"set '{key}' to {DurationText.Of(moment.Least)} or ask for less" : $"make '{key}' longer";
    }
}
