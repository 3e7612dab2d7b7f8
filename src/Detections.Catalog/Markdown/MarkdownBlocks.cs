using System.Text;
using Detections.Analysis.Reporting;
using Detections.Catalog.Links;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Markdown;

/// <summary>The blocks of a page as Markdown.</summary>
/// <param name="linkOf">The address and the text of a link to another rule or to a file.</param>
internal sealed class MarkdownBlocks(Func<PageInline, (string Address, string Shown)> linkOf)
{
    /// <summary>The blocks with a blank line between them; the last line ends as every line does.</summary>
    public string Write(IEnumerable<PageBlock> blocks) => string.Join('\n', blocks.Select(Block));

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
        PageInline.Source => Link(piece),
        PageInline.Rule rule => Link(piece) + Note(rule.Note),
        _ => throw new InvalidOperationException($"No Markdown for {piece.GetType().Name}."),
    };

    private static string Note(string? note) => note is null ? "" : " " + MarkdownText.Escape(note);

    private string Link(PageInline piece) => linkOf(piece) is var (address, shown) ? Link(address, shown) : "";

    // In angle brackets an address may hold parentheses; it has no blanks and brackets left.
    private static string Link(string address, string shown) => $"[{MarkdownText.Escape(shown)}](<{address}>)";
}
