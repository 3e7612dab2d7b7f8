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
            .Concat(ColumnKeys(action.Find("automatedActions")));
    }

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
