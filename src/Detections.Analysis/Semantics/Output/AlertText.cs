using Detections.Analysis.Metadata;
using Detections.Kusto;

namespace Detections.Analysis.Semantics.Output;

/// <summary>The columns that a text of an alert takes in: <c>{{Column}}</c> in its name or description.</summary>
internal static class AlertText
{
    /// <summary>
    /// What stands in double braces, in order, blanks included. As in Azure-Sentinel's MaxAmountOfDynamicContentPlaceHoldersAttribute
    /// no brace can be inside.
    /// </summary>
    public static IEnumerable<ColumnReference> PlaceholdersOf(MetadataScalar? text, string purpose)
    {
        if (text is null)
            yield break;
        var value = text.Value;
        for (var open = value.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = value.IndexOf("{{", open + 1, StringComparison.Ordinal))
        {
            var end = value.IndexOfAny(['{', '}'], open + 2);
            if (end < 0)
                yield break;
            if (end + 1 < value.Length && value[end] == '}' && value[end + 1] == '}')
                yield return new ColumnReference(value[(open + 2)..end], text.Map.ToFile(TextSpan.FromBounds(open + 2, end)), purpose) { Form = ColumnReferenceForm.Placeholder };
        }
    }
}
