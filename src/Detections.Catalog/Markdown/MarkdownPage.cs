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
        foreach (var block in blocks)
            text.Append('\n').Append(Block(block));
        return CatalogFile.OfText(page.MarkdownPath, text.ToString());
    }

    private string Block(PageBlock block) => block switch
    {
        PageBlock.Heading heading => $"{new string('#', heading.Level)} {MarkdownText.Escape(heading.Text)}\n",
        PageBlock.Paragraph paragraph => string.Concat(paragraph.Content.Select(piece => Inline(piece))) + "\n",
        PageBlock.Kql kql => MarkdownText.Fence(kql.Text, "kusto"),
        PageBlock.Facts facts => string.Concat(facts.Rows.Select(row => $"- **{MarkdownText.Escape(row.Name)}**: {Inline(row.Value)}\n")),
        PageBlock.Bullets bullets => string.Concat(bullets.Items.Select(item => $"- {Inline(item)}\n")),
        PageBlock.Table table => Table(table),
        _ => throw new InvalidOperationException($"No Markdown for {block.GetType().Name}."),
    };

    private string Table(PageBlock.Table table)
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", table.Columns).Append(" |\n|").Insert(text.Length, "---|", table.Columns.Length).Append('\n');
        foreach (var row in table.Rows)
            text.Append("| ").AppendJoin(" | ", row.Cells.Select(cell => string.Join("<br>", cell.Pieces.Select(piece => Inline(piece, isInTable: true))))).Append(" |\n");
        return text.ToString();
    }

    private string Inline(PageInline piece, bool isInTable = false) => piece switch
    {
        PageInline.Text text => MarkdownText.Escape(text.Content),
        PageInline.Code code => MarkdownText.Code(code.Content, isInTable) + Note(code.Note),
        PageInline.Web web => (WebAddress.Of(web.Address) is { } address ? Link(address, web.Content) : MarkdownText.Escape(web.Content)) + Note(web.Note),
        PageInline.Source source => Link(sources.Of(page.MarkdownPath, source.Path, source.Line), source.Content),
        PageInline.Rule rule => Link($"{rule.Name}.md", rule.Content) + Note(rule.Note),
        _ => throw new InvalidOperationException($"No Markdown for {piece.GetType().Name}."),
    };

    private static string Note(string? note) => note is null ? "" : " " + MarkdownText.Escape(note);

    // In angle brackets an address may hold parentheses; it has no blanks and brackets left.
    private static string Link(string address, string shown) => $"[{MarkdownText.Escape(shown)}](<{address}>)";
}
