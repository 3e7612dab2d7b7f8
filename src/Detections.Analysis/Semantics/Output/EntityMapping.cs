using System.Collections.Immutable;
using Detections.Analysis.Metadata;

namespace Detections.Analysis.Semantics.Output;

/// <summary>One of the <c>entityMappings</c> of a Sentinel rule.</summary>
/// <param name="Node">All of it.</param>
/// <param name="Type">The <c>entityType</c>; null where it is missing.</param>
/// <param name="Fields">The <c>fieldMappings</c>, in file order.</param>
internal sealed record EntityMapping(MetadataMapping Node, MetadataScalar? Type, ImmutableArray<FieldMapping> Fields)
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    public static ImmutableArray<EntityMapping> AllOf(MetadataMapping rule) =>
        [.. Mappings(rule.Find("entityMappings", AnyCase)).Select(mapping => new EntityMapping(mapping, mapping.FindScalar("entityType", AnyCase), FieldsOf(mapping)))];

    private static ImmutableArray<FieldMapping> FieldsOf(MetadataMapping mapping) =>
        [.. Mappings(mapping.Find("fieldMappings", AnyCase)).Select(field => new FieldMapping(field.FindScalar("identifier", AnyCase), field.FindScalar("columnName", AnyCase)))];

    private static IEnumerable<MetadataMapping> Mappings(MetadataNode? list) =>
        list is MetadataSequence sequence ? sequence.Items.OfType<MetadataMapping>() : [];
}

/// <summary>Which column of the query fills an identifier of an entity.</summary>
/// <param name="Identifier">The identifier; null where it is missing.</param>
/// <param name="Column">The name of the column; null where it is missing.</param>
internal sealed record FieldMapping(MetadataScalar? Identifier, MetadataScalar? Column);
