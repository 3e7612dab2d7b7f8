using System.Collections.Immutable;
using Detections.Analysis.Analyzers;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto.Symbols;

namespace Detections.Analysis.Semantics.Output;

/// <summary>
/// The columns that Defender XDR asks of a custom detection. From Microsoft's page "Create custom detection rules"
/// (learn.microsoft.com/defender-xdr/custom-detection-rules), section "Required columns in the query results".
/// </summary>
internal static class CustomDetectionColumns
{
    public const string Timestamp = "Timestamp";
    public const string TimeGenerated = "TimeGenerated";

    private const string DeviceId = "DeviceId";
    private const string ReportId = "ReportId";
    private const string ObservationId = "ObservationId";

    /// <summary>Those of which one tells the impacted asset where the rule maps no entity itself.</summary>
    public static ImmutableArray<string> ImpactedAssets { get; } =
    [
        DeviceId, "DeviceName", "RemoteDeviceName", "RecipientEmailAddress", "SenderFromAddress", "SenderMailFromAddress", "SenderObjectId",
        "RecipientObjectId", "AccountObjectId", "AccountSid", "AccountUpn", "InitiatingProcessAccountSid", "InitiatingProcessAccountUpn",
        "InitiatingProcessAccountObjectId",
    ];

    /// <summary>Whether a rule is one: by its form, or because a document says <c>kind: CustomDetection</c>.</summary>
    public static bool Concern(DetectionRule rule) =>
        rule.Kind == RuleKind.CustomDetection
        || (rule.Kind == RuleKind.Document
            && string.Equals(rule.Metadata.FindScalar("kind", StringComparison.OrdinalIgnoreCase)?.Value.Trim(), nameof(RuleKind.CustomDetection), StringComparison.OrdinalIgnoreCase));

    /// <summary>The tables of Defender XDR a query reads, in the order of the text; empty where it may read another one too.</summary>
    public static ImmutableArray<TableSymbol> DefenderTables(QueryContext query) =>
        TablesRead.Of(query) is { } tables && tables.All(table => Has(table, Timestamp)) ? tables : [];

    /// <summary>What identifies an event of every one of these tables, besides its time. A column that a table lacks is not asked of it.</summary>
    public static IEnumerable<string> Required(ImmutableArray<TableSymbol> tables)
    {
        if (tables.IsEmpty)
            return [];
        return tables.Select(RequiredOf).Aggregate((common, next) => common.Intersect(next, StringComparer.Ordinal));
    }

    private static IEnumerable<string> RequiredOf(TableSymbol table)
    {
        string[] required = table.Name switch
        {
            _ when table.Name.StartsWith("Device", StringComparison.Ordinal) => [DeviceId, ReportId],
            _ when table.Name.StartsWith("Alert", StringComparison.Ordinal) => [],
            _ when table.Name.StartsWith("Observation", StringComparison.Ordinal) => [ObservationId],
            _ => [ReportId],
        };
        return required.Where(name => Has(table, name));
    }

    private static bool Has(TableSymbol table, string name) => table.Columns.Any(column => column.Name == name);
}
