namespace Detections.Analysis.Tests.Analyzers.Events;

/// <summary>Rule documents that declare events and have nothing else to find: what they search, nobody can list.</summary>
internal static class EventRules
{
    /// <summary>A document with a <c>| Provider | Event/ActionType | Title |</c> table of these rows.</summary>
    public static string Providers(params string[] rows) => Document("| Provider | Event/ActionType | Title |", "|---|---|---|", rows);

    /// <summary>The same above a query of its own.</summary>
    public static string Page(string query, params string[] rows) => Document("| Provider | Event/ActionType | Title |", "|---|---|---|", rows, query);

    /// <summary>The data sources of FalconFriday, with a column for the table.</summary>
    public static string DataSources(params string[] rows) =>
        Document("| Log Provider | Table Name | Event ID | Event Name | ATT&CK Data Source | ATT&CK Data Component|", "|---|---|---|---|---|---|", rows);

    public static AnalyzerVerifier Verify(string id) => new() { Id = id, FileName = "rule.md" };

    private static string Document(string header, string rule, string[] rows, string query = "search \"contoso\"") =>
        string.Join('\n', ["# A rule", "", header, rule, .. rows, "", "```kql", query, "```", ""]);
}
