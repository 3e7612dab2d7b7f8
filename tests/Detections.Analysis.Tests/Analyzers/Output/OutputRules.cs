namespace Detections.Analysis.Tests.Analyzers.Output;

/// <summary>Rules that do something with the output of their query and have nothing else to find.</summary>
internal static class OutputRules
{
    /// <summary>A scheduled Sentinel rule: the lines of its query, then those below it.</summary>
    public static string Sentinel(string query, string keys) => $"kind: Scheduled\nquery: |\n  {query.ReplaceLineEndings("\n  ")}\n{keys}\n";

    /// <summary>The mapping of one column to the address of an IP.</summary>
    public static string Address(string column) => $"entityMappings:\n  - entityType: IP\n    fieldMappings:\n      - identifier: Address\n        columnName: {column}";

    /// <summary>A document that says it is a custom detection.</summary>
    public static string CustomDetection(string query) => $"---\nkind: CustomDetection\nenvironment: defender-xdr\n---\n# A rule\n\n```kql\n{query}\n```\n";

    public static AnalyzerVerifier InSentinel(string id) => new() { Id = id, FileName = "rule.yaml" };

    public static AnalyzerVerifier InDocument(string id) => new() { Id = id, FileName = "rule.md" };
}
