namespace Detections.Kusto.Schema.Declarations;

/// <summary>The names schema files give the scalar types of Kusto.</summary>
internal static class ScalarTypeName
{
    private static readonly string[] Canonical =
        ["bool", "datetime", "decimal", "dynamic", "guid", "int", "long", "real", "string", "timespan"];

    // KQL's own aliases, and the .NET names that Kusto's control commands and Azure-Sentinel's JSON write.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["boolean"] = "bool",
        ["sbyte"] = "bool",
        ["date"] = "datetime",
        ["sqldecimal"] = "decimal",
        ["object"] = "dynamic",
        ["uuid"] = "guid",
        ["uniqueid"] = "guid",
        ["int32"] = "int",
        ["int64"] = "long",
        ["bigint"] = "long",
        ["double"] = "real",
        ["float"] = "real",
        ["single"] = "real",
        ["time"] = "timespan",
    };

    /// <summary>The names to propose.</summary>
    public static IEnumerable<string> All => Canonical;

    /// <summary>The names to propose, as a phrase.</summary>
    public static string Listed { get; } = QuotedNames.Any(Canonical);

    /// <summary>The KQL name of a type written in any of its names and in any letter case, or null when it is none.</summary>
    public static string? Parse(string written)
    {
        const string Namespace = "System.";
        var name = written.StartsWith(Namespace, StringComparison.OrdinalIgnoreCase) ? written[Namespace.Length..] : written;
        if (Aliases.TryGetValue(name, out var aliased))
            return aliased;
        return Array.Find(Canonical, canonical => canonical.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
