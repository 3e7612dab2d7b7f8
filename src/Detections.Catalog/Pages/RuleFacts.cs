using Detections.Analysis.Catalog;
using Detections.Analysis.RuleFiles;

namespace Detections.Catalog.Pages;

/// <summary>The facts of a rule that fit on a line each.</summary>
internal static class RuleFacts
{
    public static IEnumerable<(string Name, PageInline Value)> Of(CatalogRule rule)
    {
        (string Name, string? Value)[] facts =
        [
            ("Status", rule.Status),
            ("Severity", rule.Severity),
            ("Kind", KindOf(rule.Kind)),
            ("Time window", TimeWindow(rule)),
            ("Runs", rule.Frequency is { } frequency ? frequency == TimeSpan.Zero ? "Continuously" : $"Every {Durations.Shown(frequency)}" : null),
            ("Group by", Joined(rule.Queries.SelectMany(query => query.GroupBy))),
            ("Tables", Joined(rule.Queries.SelectMany(query => query.Tables))),
            ("Author", rule.Author),
            ("Source", rule.Source),
            ("Version", rule.Version),
            ("Id", rule.Id),
            ("Tags", Joined(rule.Tags)),
        ];
        foreach (var (name, value) in facts)
        {
            if (!string.IsNullOrWhiteSpace(value))
                yield return (name, new PageInline.Web(value, value));
        }
        yield return ("File", new PageInline.Source(rule.Path, rule.Line, rule.Path));
    }

    /// <summary>What is read, as a text of its own or as the rule's kind decides how it is deployed.</summary>
    public static string KindOf(RuleKind kind) => kind switch
    {
        RuleKind.ScheduledAnalytics => "Scheduled analytics rule",
        RuleKind.NearRealTimeAnalytics => "Near-real-time analytics rule",
        RuleKind.HuntingQuery => "Hunting query",
        RuleKind.Function => "Function",
        RuleKind.CustomDetection => "Custom detection",
        RuleKind.Query => "Query",
        _ => "Document",
    };

    // What the platform lets the rule see bounds what its queries ask for.
    private static string? TimeWindow(CatalogRule rule)
    {
        if (rule.Period is { } period)
            return Durations.Shown(period);
        var lookbacks = rule.Queries.Select(query => query.Lookback).OfType<TimeSpan>().ToList();
        return lookbacks.Count > 0 ? Durations.Shown(lookbacks.Max()) : null;
    }

    private static string? Joined(IEnumerable<string> texts) => string.Join(", ", texts.Distinct(StringComparer.Ordinal)) is { Length: > 0 } joined ? joined : null;
}
