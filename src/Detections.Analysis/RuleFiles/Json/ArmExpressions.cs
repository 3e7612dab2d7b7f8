using Detections.Analysis.Metadata;

namespace Detections.Analysis.RuleFiles.Json;

/// <summary>
/// The values of an ARM template that are expressions: strings from <c>[</c> to <c>]</c>. A second bracket at the start says that the
/// string is none (https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions).
/// </summary>
internal static class ArmExpressions
{
    /// <summary>The same values as their deployment sees them, where it is known: an expression becomes <see cref="MetadataUnknown"/>.</summary>
    public static MetadataNode Resolve(MetadataNode node) => node switch
    {
        MetadataMapping mapping => Resolve(mapping),
        MetadataSequence sequence => sequence with { Items = [.. sequence.Items.Select(Resolve)] },
        MetadataScalar { IsPlain: false, Value: ['[', '[', .., ']'] } escaped => escaped with { Value = escaped.Value[1..], Map = escaped.Map.Skip(1) },
        MetadataScalar { IsPlain: false, Value: ['[', .., ']'] } expression => new MetadataUnknown(expression.Span),
        _ => node,
    };

    public static MetadataMapping Resolve(MetadataMapping mapping) =>
        mapping with { Entries = [.. mapping.Entries.Select(entry => entry with { Value = Resolve(entry.Value) })] };
}
