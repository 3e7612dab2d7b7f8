using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;

namespace Detections.Analysis.Semantics.Output;

/// <summary>
/// The keys of a custom detection (<c>detectionRule</c> of Microsoft Graph) that name columns. In the present form these are all keys
/// that end in <c>Column</c>, the custom details and the placeholders of the alert's texts; in the one that Graph gave up on 1 October 2026
/// the <c>identifier</c> of assets and actions, which is the column in camel case.
/// </summary>
internal static class DefenderOutput
{
    private const string Suffix = "Column";

    public static IEnumerable<ColumnReference> References(MetadataMapping rule)
    {
        if (rule.Find("detectionAction") is not MetadataMapping action)
            return [];
        var alert = CustomDetections.AlertTemplateOf(rule) ?? MetadataMapping.Empty;
        return AlertText.PlaceholdersOf(alert.FindScalar("title"), "the alert's title")
            .Concat(AlertText.PlaceholdersOf(alert.FindScalar("description"), "the alert's description"))
            .Concat(ColumnKeys(alert.Find("entityMappings")))
            .Concat(Details(alert.Find("customDetails")))
            .Concat(ColumnKeys(action.Find("automatedActions")))
            .Concat(Identifiers(alert.Find("impactedAssets"), "the impacted asset"))
            .Concat(Identifiers(action.Find("responseActions"), "the response action"));
    }

    /// <summary>Whether the rule says itself which entities its alerts are about.</summary>
    public static bool MapsEntities(MetadataMapping rule) =>
        CustomDetections.AlertTemplateOf(rule) is { } alert
        && (alert.Find("entityMappings") ?? alert.Find("impactedAssets")) is MetadataMapping or MetadataSequence;

    /// <summary>The entities that alerts of a detection are about, in file order: the type as it is written, and each identifier with its column.</summary>
    public static IEnumerable<(string Type, IReadOnlyList<(string Identifier, string Column)> Columns)> EntitiesOf(MetadataMapping rule)
    {
        var alert = CustomDetections.AlertTemplateOf(rule) ?? MetadataMapping.Empty;
        foreach (var type in (alert.Find("entityMappings") as MetadataMapping)?.Entries ?? [])
        {
            foreach (var entity in (type.Value as MetadataSequence)?.Items ?? [])
                yield return (type.Key.Value, [.. ColumnValues(entity).OrderBy(one => one.Value.Span.Start).Select(one => (one.Key[..^Suffix.Length], one.Value.Value))]);
        }
        foreach (var asset in ((alert.Find("impactedAssets") as MetadataSequence)?.Items ?? []).OfType<MetadataMapping>())
            yield return (TypeOfAsset(asset), [.. MembersOf(asset).Select(member => (member.Value, ColumnOf(member.Value)))]);
    }

    /// <summary>The custom details of a detection, each under its name; '@odata.type' is none.</summary>
    public static IEnumerable<MetadataEntry> CustomDetailsOf(MetadataMapping rule) => DetailEntries(CustomDetections.AlertTemplateOf(rule)?.Find("customDetails"));

    // Each value names a column (https://learn.microsoft.com/graph/api/resources/security-alerttemplate, v1.0).
    private static IEnumerable<ColumnReference> Details(MetadataNode? details) =>
        from detail in DetailEntries(details)
        let column = ColumnReference.In(detail.Value as MetadataScalar, $"the custom detail '{detail.Key.Value}'")
        where column is not null
        select column;

    private static IEnumerable<MetadataEntry> DetailEntries(MetadataNode? details) =>
        ((details as MetadataMapping)?.Entries ?? []).Where(detail => !detail.Key.Value.Contains('@', StringComparison.Ordinal));

    private static IEnumerable<ColumnReference> Identifiers(MetadataNode? list, string purpose) =>
        from item in ((list as MetadataSequence)?.Items ?? []).OfType<MetadataMapping>()
        from member in MembersOf(item)
        select new ColumnReference(ColumnOf(member.Value), member.Span, purpose);

    // A value can name several: 'sha1,deviceId'.
    private static IEnumerable<Located<string>> MembersOf(MetadataMapping item) =>
        item.FindScalar("identifier") is { } identifier ? MappedText.Of(identifier).Members().Select(member => member.Text) : [];

    // '#microsoft.graph.security.impactedDeviceAsset'
    private static string TypeOfAsset(MetadataMapping asset)
    {
        const string Start = "impacted", End = "Asset";
        var type = asset.FindScalar("@odata.type")?.Value.Split('.')[^1] ?? "";
        return type.Length > Start.Length + End.Length && type.StartsWith(Start, StringComparison.Ordinal) && type.EndsWith(End, StringComparison.Ordinal) ? type[Start.Length..^End.Length] : "";
    }

    private static string ColumnOf(string identifier) =>
        identifier is "sha1" or "sha256" ? identifier.ToUpperInvariant() : char.ToUpperInvariant(identifier[0]) + identifier[1..];

    private static IEnumerable<ColumnReference> ColumnKeys(MetadataNode? root) =>
        root is null ? [] : ColumnValues(root).Select(one => ColumnReference.In(one.Value, $"'{one.Key}'")).OfType<ColumnReference>();

    private static IEnumerable<(string Key, MetadataScalar Value)> ColumnValues(MetadataNode root)
    {
        var pending = new Stack<MetadataNode>([root]);
        while (pending.TryPop(out var node))
        {
            foreach (var item in (node as MetadataSequence)?.Items ?? [])
                pending.Push(item);
            foreach (var entry in (node as MetadataMapping)?.Entries ?? [])
            {
                pending.Push(entry.Value);
                if (entry.Key.Value.EndsWith(Suffix, StringComparison.Ordinal) && entry.Value is MetadataScalar value)
                    yield return (entry.Key.Value, value);
            }
        }
    }
}
