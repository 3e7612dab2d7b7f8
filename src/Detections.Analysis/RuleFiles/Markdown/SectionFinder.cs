using Detections.Analysis.Text;
using Detections.Kusto;
using Markdig.Syntax;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>Finds the generated sections among the blocks of a document.</summary>
internal sealed class SectionFinder(SourceText file)
{
    /// <summary>Those found so far, in file order.</summary>
    public List<GeneratedSection> Sections { get; } = [];

    /// <summary>Goes over a block that is a marker, and over the section it begins.</summary>
    /// <param name="blocks">The blocks of one level. A section stands on the first.</param>
    /// <param name="index">The index of a block.</param>
    /// <returns>The index of the last block that belongs to it; <paramref name="index"/> itself for a marker without counterpart; null where the block is no marker.</returns>
    public int? Skip(ContainerBlock blocks, int index)
    {
        if (SectionMarker.Of(file, blocks[index]) is not { } marker)
            return null;
        // In a list or quote each line has something before it that the tool would not write.
        if (marker.IsOpening && blocks is MarkdownDocument && FindEnd(blocks, index) is var (end, closing))
        {
            Sections.Add(new GeneratedSection(marker.Name, TextSpan.FromBounds(file.LineStart(marker.Line + 1), file.LineStart(closing.Line))));
            return end;
        }
        Sections.Add(new GeneratedSection(marker.Name, null, marker.IsOpening));
        return index;
    }

    // Up to the next that begins: what is not closed must not hide the rest of the rule.
    private (int Index, SectionMarker Closing)? FindEnd(ContainerBlock blocks, int opening)
    {
        for (var index = opening + 1; index < blocks.Count; index++)
        {
            if (SectionMarker.Of(file, blocks[index]) is { } marker)
                return marker.IsOpening ? null : (index, marker);
        }
        return null;
    }
}
