using System.Text;
using Detections.Analysis.Reporting;
using Detections.Catalog.Links;
using Detections.Catalog.Output;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Markdown;

/// <summary>The page of a rule as Markdown.</summary>
internal sealed class MarkdownPage(RulePage page, SourceLinks sources)
{
    public CatalogFile Write(IEnumerable<PageBlock> blocks)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(MarkdownText.Escape(page.Rule.Title)).Append('\n');
        text.Append('\n').Append(new MarkdownBlocks(LinkOf).Write(blocks));
        return CatalogFile.OfText(page.MarkdownPath, text.ToString());
    }

    private (string Address, string Shown) LinkOf(PageInline piece) => piece switch
    {
        PageInline.Source source => (sources.Of(page.MarkdownPath, source.Path, source.Line), source.Content),
        PageInline.Rule rule => ($"{rule.Name}.md", rule.Content),
        _ => throw new InvalidOperationException($"No address for {piece.GetType().Name}."),
    };
}
