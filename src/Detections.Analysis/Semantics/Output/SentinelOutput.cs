using System.Collections.Immutable;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;

namespace Detections.Analysis.Semantics.Output;

/// <summary>The keys of a Sentinel rule that name columns; ARM templates and front matter have the same.</summary>
internal static class SentinelOutput
{
    // Sentinel takes keys in any letter case.
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    private static readonly (string Key, string Purpose)[] AlertTexts = [("alertDisplayNameFormat", "the alert's name"), ("alertDescriptionFormat", "the alert's description")];

    /// <summary>Whether rules of a kind have these keys.</summary>
    public static bool IsOf(RuleKind kind) => kind is not (RuleKind.Function or RuleKind.CustomDetection);

    /// <summary>The custom details of a rule, each under its name.</summary>
    public static ImmutableArray<MetadataEntry> CustomDetailsOf(MetadataMapping rule) =>
        rule.Find("customDetails", AnyCase) is MetadataMapping details ? details.Entries : [];

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
        if (rule.Find("sentinelEntitiesMappings", AnyCase) is not MetadataSequence sentinelEntities)
            yield break;
        foreach (var mapping in sentinelEntities.Items.OfType<MetadataMapping>())
        {
            if (ColumnReference.In(mapping.FindScalar("columnName", AnyCase), "'sentinelEntitiesMappings'") is { } column)
                yield return column;
        }
    }

    private static IEnumerable<ColumnReference> DetailColumns(MetadataMapping rule)
    {
        foreach (var detail in CustomDetailsOf(rule))
        {
            if (ColumnReference.In(detail.Value as MetadataScalar, $"the custom detail '{detail.Key.Value}'", ColumnReferenceForm.Identifier) is { } column)
                yield return column;
        }
    }

    private static IEnumerable<ColumnReference> AlertColumns(MetadataMapping rule)
    {
        if (rule.Find("alertDetailsOverride", AnyCase) is not MetadataMapping alert)
            yield break;
        foreach (var (key, purpose) in AlertTexts)
        {
            foreach (var placeholder in AlertText.PlaceholdersOf(alert.FindScalar(key, AnyCase), purpose))
                yield return placeholder;
        }
        foreach (var key in new[] { "alertTacticsColumnName", "alertSeverityColumnName" })
        {
            if (ColumnReference.In(alert.FindScalar(key, AnyCase), $"'{key}'") is { } column)
                yield return column;
        }
        if (alert.Find("alertDynamicProperties", AnyCase) is not MetadataSequence properties)
            yield break;
        foreach (var property in properties.Items.OfType<MetadataMapping>())
        {
            if (ColumnReference.In(property.FindScalar("value", AnyCase), $"the alert property '{property.FindScalar("alertProperty", AnyCase)?.Value}'") is { } column)
                yield return column;
        }
    }
}
