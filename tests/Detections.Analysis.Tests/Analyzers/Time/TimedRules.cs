namespace Detections.Analysis.Tests.Analyzers.Time;

/// <summary>Rules with a schedule and a query, for <see cref="AnalyzerVerifier"/>.</summary>
internal static class TimedRules
{
    public static string Scheduled(string frequency, string period, string query) =>
        $"kind: Scheduled\nqueryFrequency: {frequency}\nqueryPeriod: {period}\nquery: |\n  {query.ReplaceLineEndings("\n  ")}\n";

    /// <summary>A custom detection with the lines of its schedule.</summary>
    public static string Detection(string schedule, string query) =>
        $"displayName: A rule\nschedule:\n  {schedule.ReplaceLineEndings("\n  ")}\nqueryCondition:\n  queryText: |\n    {query.ReplaceLineEndings("\n    ")}\n";

    public static AnalyzerVerifier InYaml(string id) => new() { Id = id, FileName = "rule.yaml" };
}
