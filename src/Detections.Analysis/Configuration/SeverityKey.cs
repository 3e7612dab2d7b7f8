using Detections.Analysis.Diagnostics;

namespace Detections.Analysis.Configuration;

/// <summary>The keys of config files that set severities, and their values.</summary>
internal static class SeverityKey
{
    /// <summary>The values, as a message lists them.</summary>
    public const string Values = "'error', 'warning', 'suggestion', 'silent', 'none' or 'default'";

    /// <summary>The values one by one, for a hint.</summary>
    public static readonly string[] ValueNames = ["error", "warning", "suggestion", "silent", "none", "default"];

    /// <summary>The key for every id that has no key of its own and no category with one.</summary>
    public const string OfAll = "dotnet_analyzer_diagnostic.severity";

    private const string IdPrefix = "dotnet_diagnostic.";
    private const string CategoryPrefix = "dotnet_analyzer_diagnostic.category-";
    private const string Suffix = ".severity";

    /// <summary>The key for one id, as <see cref="EditorConfig.EditorConfigEntry"/> has keys.</summary>
    public static string OfId(string id) => IdPrefix + id.ToLowerInvariant() + Suffix;

    /// <summary>The key for all ids of a category.</summary>
    public static string OfCategory(DiagnosticCategory category) => CategoryPrefix + category.ToString().ToLowerInvariant() + Suffix;

    /// <summary>The id that <paramref name="key"/> is about, in lower case; null for another key.</summary>
    public static string? FindId(string key) =>
        key.Length > IdPrefix.Length + Suffix.Length && key.StartsWith(IdPrefix, StringComparison.Ordinal) && key.EndsWith(Suffix, StringComparison.Ordinal)
            ? key[IdPrefix.Length..^Suffix.Length]
            : null;

    /// <summary>The severity called <paramref name="value"/>, in any letter case, or null for an unknown one.</summary>
    public static ConfiguredSeverity? Parse(string value) => value.ToLowerInvariant() switch
    {
        "error" => ConfiguredSeverity.Error,
        "warning" => ConfiguredSeverity.Warning,
        "suggestion" => ConfiguredSeverity.Suggestion,
        "silent" or "refactoring" => ConfiguredSeverity.Silent,
        "none" => ConfiguredSeverity.None,
        "default" => ConfiguredSeverity.Default,
        _ => null,
    };
}
