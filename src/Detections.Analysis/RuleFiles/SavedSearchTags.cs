using Detections.Analysis.Metadata;

namespace Detections.Analysis.RuleFiles;

/// <summary>
/// The <c>tags</c> of a saved search, in which a hunting query keeps what Sentinel has no property for: pairs of <c>name</c> and
/// <c>value</c>, such as <c>tactics</c> and <c>InitialAccess,Execution</c>.
/// </summary>
internal static class SavedSearchTags
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>The value of the tag called <paramref name="name"/>, or null.</summary>
    public static MetadataScalar? Find(MetadataMapping properties, string name)
    {
        if (properties.Find("tags", AnyCase) is not MetadataSequence tags)
            return null;
        return tags.Items.OfType<MetadataMapping>()
            .FirstOrDefault(tag => string.Equals(tag.FindScalar("name", AnyCase)?.Value, name, AnyCase))
            ?.FindScalar("value", AnyCase);
    }
}
