using System.Collections.Frozen;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>What the first word behind the opening of a code fence says about its text.</summary>
internal static class FenceLabel
{
    private static readonly FrozenSet<string> Kql = new[]
    {
        "csl", "kql", "kql-query", "kqlquery", "kusto", "kusto-query", "kustoql", "kustoquery",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Languages with pipes of their own. Their text can look like KQL, and where it is one of them the label is right.
    private static readonly FrozenSet<string> OtherPipelines = new[]
    {
        "bash", "bat", "batch", "cmd", "console", "cql", "elvish", "eql", "esql", "fish", "jq", "logscale", "lql",
        "nu", "nushell", "posh", "powershell", "prql", "ps", "ps1", "pwsh", "sh", "shell", "spl", "spl2", "splunk",
        "sumo", "sumologic", "terminal", "yaral", "yara-l", "zsh",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the label says KQL, in any case: <c>kql</c>, <c>kusto</c>, <c>csl</c>, <c>{kql}</c>, and whatever else begins with
    /// one of the first two, for no other language does.
    /// </summary>
    public static bool IsKql(string? label)
    {
        var name = NameIn(label);
        return Kql.Contains(name)
            || name.StartsWith("kql", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("kusto", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the query's own beginning is stuck to a KQL label: <c>```KQLSigninLogs</c>, where a line end is missing.</summary>
    public static bool HoldsQuery(string? label) => IsKql(label) && !Kql.Contains(NameIn(label));

    /// <summary>Whether the label names another language whose pipelines look like KQL.</summary>
    public static bool IsOtherPipeline(string? label) => OtherPipelines.Contains(NameIn(label));

    // Pandoc writes {kql} and {.kql}.
    private static string NameIn(string? label) => (label ?? "").Trim('{', '.', '}');
}
