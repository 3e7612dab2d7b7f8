using System.Collections.Immutable;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Time;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Analyzers.Time;

/// <summary>Finds queries that ask for events from before the period that the rule lets them see.</summary>
internal sealed class LookbackExceedsPeriodAnalyzer : DetectionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.LookbackExceedsPeriod,
        "Lookback exceeds the period",
        "The query asks for events of {0} ago and 'queryPeriod' gives it those of the last {1}, so {2}; {3}.",
        DiagnosticCategory.Logic,
        DiagnosticSeverity.Warning,
        "Microsoft Sentinel runs the query of a scheduled rule over the events of its 'queryPeriod' and no others, whatever times the query names. What it compares with the past then has no past: every user is new, every process is rare.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void AnalyzeRule(RuleContext context)
    {
        if (context.Contract.FindDuration("queryPeriod") is not { } period)
            return;
        foreach (var query in context.Queries)
        {
            // Defender XDR knows no 'queryPeriod': such a query stands beside the one of the Sentinel rule.
            if (query.Environment == KustoEnvironment.DefenderXdr)
                continue;
            var told = new HashSet<TextSpan>();
            foreach (var filter in query.Times.Filters)
            {
                var isEmpty = filter.To is { } to && to.Least >= period.Value;
                if ((isEmpty ? filter.From ?? filter.To : filter.From) is not { } moment || (!isEmpty && moment.Least <= period.Value) || !told.Add(moment.Place.Span))
                    continue;
                Report(context, query, filter, moment, isEmpty, period.Value, period.Node.Span);
            }
        }
    }

    private static void Report(RuleContext context, QueryContext query, TimeFilter filter, Moment moment, bool isEmpty, TimeSpan period, TextSpan periodSpan)
    {
        var repair = moment.Least > SentinelKeys.LongestPeriod ? $"a period is {RuleDuration.Show(SentinelKeys.LongestPeriod)} at most, so ask for no more"
            : moment.Least > period ? $"set 'queryPeriod' to {RuleDuration.Show(moment.Least)} or ask for less"
            : "make 'queryPeriod' longer";
        var place = query.Locate(moment.Place.Span);
        var related = ImmutableArray.Create(new RelatedLocation(context.Locate(periodSpan), "How far back the rule looks."));
        if (!filter.Condition.Span.Contains(moment.Place.Span))
            related = related.Add(new RelatedLocation(query.Locate(filter.Condition.Span), "Where it is asked for."));
        query.Report(Rule.At(place, RuleDuration.Show(moment.Least), RuleDuration.Show(period), isEmpty ? "this filter lets nothing pass" : "older ones are never found", repair) with { Related = related });
    }
}
