namespace Detections.Analysis.Tests.Analyzers.Attack;

/// <summary>Rules that declare ATT&amp;CK coverage and have nothing else to find.</summary>
internal static class AttackRules
{
    /// <summary>A Markdown document with a <c>| Tactic | Techniques |</c> table of these rows.</summary>
    public static string Tactics(params string[] rows) => Document("| Tactic | Techniques |", "|---|---|", rows);

    /// <summary>The table of FalconFriday, with a column for sub-techniques.</summary>
    public static string Subtechniques(params string[] rows) => Document("| Tactic | Technique | Subtechnique | Technique Name |", "|---|---|---|---|", rows);

    /// <summary>The table of Bert-JanP, with a link for each technique.</summary>
    public static string Links(params string[] rows) => Document("| Technique ID | Title | Link |", "|---|---|---|", rows);

    /// <summary>A Sentinel analytics rule with these lines.</summary>
    public static string Sentinel(params string[] lines) => string.Join('\n', ["kind: Scheduled", .. lines, "query: SecurityEvent | take 1", ""]);

    public static AnalyzerVerifier InDocument(string id) => new() { Id = id, FileName = "rule.md" };

    public static AnalyzerVerifier InSentinel(string id) => new() { Id = id, FileName = "rule.yaml" };

    private static string Document(string header, string rule, string[] rows) =>
        string.Join('\n', ["# A rule", "", header, rule, .. rows, "", "```kql", "SecurityAlert | take 1", "```", ""]);
}
