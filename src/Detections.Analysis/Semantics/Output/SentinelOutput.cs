using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Semantics.Output;

/// <summary>The keys of a Sentinel rule that name columns; ARM templates and front matter have the same.</summary>
internal static class SentinelOutput
{
    public const string AlertDetailsOverride = "alertDetailsOverride";
    public const string CustomDetails = "customDetails";

    /// <summary>The two texts of an alert that take columns in, by key.</summary>
    public static IReadOnlyList<(string Key, string Purpose)> AlertTexts { get; } =
        [("alertDisplayNameFormat", "the alert's name"), ("alertDescriptionFormat", "the alert's description")];

    /// <summary>Whether rules of a kind have these keys.</summary>
    public static bool IsOf(RuleKind kind) => kind is not (RuleKind.Function or RuleKind.CustomDetection);

    public static IEnumerable<ColumnReference> References(MetadataMapping rule) =>
        EntityColumns(rule).Concat(DetailColumns(rule)).Concat(AlertColumns(rule));

    private static IEnumerable<ColumnReference> EntityColumns(MetadataMapping rule)
    {
        foreach (var mapping in EntityMapping.AllOf(rule))
        {
            foreach (var field in mapping.Fields)
            {
                if (ColumnReference.In(field.Column, $"'{field.Identifier?.Value}' of the entity '{mapping.Type?.Value}'", ColumnReferenceForm.Identifier) is { } column)
                    yield return column;
            }
        }
        if (rule.Find("sentinelEntitiesMappings") is not MetadataSequence sentinelEntities)
            yield break;
        foreach (var mapping in sentinelEntities.Items.OfType<MetadataMapping>())
        {
            if (ColumnReference.In(mapping.FindScalar("columnName"), "'sentinelEntitiesMappings'") is { } column)
                yield return column;
        }
    }

    private static IEnumerable<ColumnReference> DetailColumns(MetadataMapping rule)
    {
        if (rule.Find(CustomDetails) is not MetadataMapping details)
            yield break;
        foreach (var detail in details.Entries)
        {
            if (ColumnReference.In(detail.Value as MetadataScalar, $"the custom detail '{detail.Key.Value}'", ColumnReferenceForm.Identifier) is { } column)
                yield return column;
        }
    }

    private static IEnumerable<ColumnReference> AlertColumns(MetadataMapping rule)
    {
        if (rule.Find(AlertDetailsOverride) is not MetadataMapping alert)
            yield break;
        foreach (var (key, purpose) in AlertTexts)
        {
            foreach (var placeholder in AlertText.PlaceholdersOf(alert.FindScalar(key), purpose))
                yield return placeholder;
        }
        foreach (var key in new[] { "alertTacticsColumnName", "alertSeverityColumnName" })
        {
            if (ColumnReference.In(alert.FindScalar(key), $"'{key}'") is { } column)
                yield return column;
        }
        if (alert.Find("alertDynamicProperties") is not MetadataSequence properties)
            yield break;
        foreach (var property in properties.Items.OfType<MetadataMapping>())
        {
            if (ColumnReference.In(property.FindScalar("value"), $"the alert property '{property.FindScalar("alertProperty")?.Value}'") is { } column)
                yield return column;
        }
    }
}
