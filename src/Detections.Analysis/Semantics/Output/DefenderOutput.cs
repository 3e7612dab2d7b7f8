using Detections.Analysis.Metadata;

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
        var alert = action.Find("alertTemplate") as MetadataMapping ?? MetadataMapping.Empty;
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
        (rule.Find("detectionAction") as MetadataMapping)?.Find("alertTemplate") is MetadataMapping alert
        && (alert.Find("entityMappings") ?? alert.Find("impactedAssets")) is MetadataMapping or MetadataSequence;

    // Each value names a column (https://learn.microsoft.com/graph/api/resources/security-alerttemplate, v1.0). '@odata.type' is no detail.
    private static IEnumerable<ColumnReference> Details(MetadataNode? details) =>
        from detail in (details as MetadataMapping)?.Entries ?? []
        where !detail.Key.Value.Contains('@', StringComparison.Ordinal)
        let column = ColumnReference.In(detail.Value as MetadataScalar, $"the custom detail '{detail.Key.Value}'")
        where column is not null
        select column;

    // A value can name several: 'sha1,deviceId'.
    private static IEnumerable<ColumnReference> Identifiers(MetadataNode? list, string purpose) =>
        from item in (list as MetadataSequence)?.Items ?? []
        let identifier = (item as MetadataMapping)?.FindScalar("identifier")
        where identifier is not null
        from member in MappedText.Of(identifier).Members()
        select new ColumnReference(ColumnOf(member.Text.Value), member.Text.Span, purpose);

    private static string ColumnOf(string identifier) =>
        identifier is "sha1" or "sha256" ? identifier.ToUpperInvariant() : char.ToUpperInvariant(identifier[0]) + identifier[1..];

    private static IEnumerable<ColumnReference> ColumnKeys(MetadataNode? root)
    {
        var pending = new Stack<MetadataNode>();
        if (root is not null)
            pending.Push(root);
        while (pending.TryPop(out var node))
        {
            foreach (var item in (node as MetadataSequence)?.Items ?? [])
                pending.Push(item);
            foreach (var entry in (node as MetadataMapping)?.Entries ?? [])
            {
                pending.Push(entry.Value);
                if (entry.Key.Value.EndsWith(Suffix, StringComparison.Ordinal) && ColumnReference.In(entry.Value as MetadataScalar, $"'{entry.Key.Value}'") is { } column)
                    yield return column;
            }
        }
    }
}
