using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;

namespace Detections.Analysis.Semantics;

/// <summary>A cell or scalar, with the way from its parts to the file.</summary>
internal sealed record MappedText(string Value, SourceMap Map)
{
    public static MappedText Of(MetadataScalar scalar) => new(scalar.Value, scalar.Map);

    /// <summary>A cell that is not written as it reads (marks, escapes) cannot be pointed into: each part of it stands for the whole.</summary>
    public static MappedText Of(SourceText file, Located<string> cell) => new(
        cell.Value,
        file.Substring(cell.Span) == cell.Value ? SourceMap.Verbatim(cell.Span) : SourceMap.Coarse(cell.Span, cell.Value.Length));

    /// <summary>The part from <paramref name="start"/> up to, not including, <paramref name="end"/>, blanks around it taken off; null where nothing is left.</summary>
    public Located<string>? Part(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(Value[start]))
            start++;
        while (end > start && char.IsWhiteSpace(Value[end - 1]))
            end--;
        return start == end ? null : new Located<string>(Value[start..end], Map.ToFile(TextSpan.FromBounds(start, end)));
    }

    /// <summary>Where a part stands in the file, or null where it is not written there as it reads.</summary>
    public TextSpan? Place(int start, int end) =>
        !Map.IsCoarse && Map.ToFile(TextSpan.FromBounds(start, end)) is var place && place.Length == end - start ? place : null;

    /// <summary>The members of a list with <c>,</c> or <c>;</c> between them, and what to take out for one that is not the first to be gone.</summary>
    public IEnumerable<(Located<string> Text, TextSpan? Removal)> Members()
    {
        for (var start = 0; start <= Value.Length;)
        {
            var separator = Value.IndexOfAny([',', ';'], start);
            var end = separator < 0 ? Value.Length : separator;
            if (Part(start, end) is { } member)
                yield return (member, start == 0 ? null : Place(start - 1, start + Value[start..end].TrimEnd().Length));
            start = end + 1;
        }
    }
}
