using Detections.Analysis.Metadata;

namespace Detections.Analysis.RuleFiles;

/// <summary>The ways in which the APIs of Microsoft write one object or several.</summary>
internal static class JsonList
{
    /// <summary>The items of a list or of an answer's <c>value</c>; a document that is neither is its own only item.</summary>
    public static IEnumerable<MetadataNode> ItemsOf(MetadataNode root) => root switch
    {
        MetadataSequence list => list.Items,
        MetadataMapping answer when answer.Find("value") is MetadataSequence list => list.Items,
        _ => [root],
    };
}
