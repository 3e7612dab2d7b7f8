using System.Collections.Immutable;
using Detections.Analysis.Metadata;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Semantics.Output;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Takes down which columns go into the alerts of a rule, for Sentinel and for Defender XDR.</summary>
internal static class AlertReader
{
    public static ImmutableArray<CatalogEntity> EntitiesOf(DetectionRule rule) => rule.Kind == RuleKind.CustomDetection
        ? [.. DefenderOutput.EntitiesOf(rule.Metadata).Select(entity => new CatalogEntity(entity.Type, [.. entity.Columns.Select(one => new CatalogDetail(one.Identifier, one.Column))]))]
        : [.. EntityMapping.AllOf(rule.Metadata).Select(OfSentinel)];

    public static ImmutableArray<CatalogDetail> CustomDetailsOf(DetectionRule rule) =>
    [
        .. from detail in rule.Kind == RuleKind.CustomDetection ? DefenderOutput.CustomDetailsOf(rule.Metadata) : SentinelOutput.CustomDetailsOf(rule.Metadata)
           where detail.Value is MetadataScalar
           select new CatalogDetail(detail.Key.Value, ((MetadataScalar)detail.Value).Value),
    ];

    private static CatalogEntity OfSentinel(EntityMapping mapping) => new(
        mapping.Type?.Value ?? "",
        [.. mapping.Fields.Where(field => field is { Identifier: not null, Column: not null }).Select(field => new CatalogDetail(field.Identifier!.Value, field.Column!.Value))]);
}
