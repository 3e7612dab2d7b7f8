using System.Diagnostics.CodeAnalysis;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>Calls Markdig, within limits: a document comes from a stranger.</summary>
internal static class MarkdownParser
{
    // Tables as GitHub reads them: Markdig's own way moves and joins cells, and knows their places less well.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = MarkdownLimits.Depth }
        .UsePreciseSourceLocation()
        .UsePipeTables(new PipeTableOptions { UseGfmRules = true })
        .Build();

    /// <summary>Parses a document; the offsets of all blocks and inlines are those of <paramref name="content"/>.</summary>
    /// <returns>False for a document that nests deeper than <see cref="MarkdownLimits.Depth"/>.</returns>
    public static bool TryParse(string content, [NotNullWhen(true)] out MarkdownDocument? document)
    {
        try
        {
            document = Markdig.Markdown.Parse(content, Pipeline);
            return true;
        }
        catch (ArgumentException)
        {
            // Markdig has no other way to say so.
            document = null;
            return false;
        }
    }
}
