namespace Detections.Analysis.Tests.Analyzers.Contract;

/// <summary>Rules with some lines of metadata, for <see cref="AnalyzerVerifier"/>.</summary>
internal static class ContractRules
{
    public static string Scheduled(params string[] lines) => Yaml("kind: Scheduled", lines);

    public static string NearRealTime(params string[] lines) => Yaml("kind: NRT", lines);

    public static string Hunting(params string[] lines) => Yaml("kind: Hunting", lines);

    public static string Document(params string[] lines) => string.Join('\n', ["---", .. lines, "---", "# A rule", "", "```kql", "SigninLogs | take 1", "```", ""]);

    public static string Resource(params string[] lines) => string.Join(
        '\n',
        [
            """{ "resources": [{ "type": "Microsoft.SecurityInsights/alertRules", "kind": "Scheduled", "properties": {""",
            .. lines,
            """ "query": "SigninLogs | take 1" } }] }""",
            "",
        ]);

    public static AnalyzerVerifier InYaml(string id) => new() { Id = id, FileName = "rule.yaml" };

    public static AnalyzerVerifier InDocument(string id) => new() { Id = id, FileName = "rule.md" };

    public static AnalyzerVerifier InResource(string id) => new() { Id = id, FileName = "rule.json" };

    private static string Yaml(string kind, string[] lines) => string.Join('\n', [kind, .. lines, "query: SigninLogs | take 1", ""]);
}
