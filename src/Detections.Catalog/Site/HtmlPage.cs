using Detections.Catalog.Links;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Site;

/// <summary>The parts of a rule's page as HTML.</summary>
internal sealed class HtmlPage(RulePage page, SourceLinks sources)
{
    public IEnumerable<Html> Write(IEnumerable<PageBlock> blocks) => blocks.Select(Block);

    private Html Block(PageBlock block) => block switch
    {
        PageBlock.Heading { Level: 2 } heading => Html.Of($"<h2 id=\"{Anchor(heading)}\">{heading.Text}</h2>\n"),
        PageBlock.Heading { Level: 3 } heading => Html.Of($"<h3>{heading.Text}</h3>\n"),
        PageBlock.Heading heading => Html.Of($"<h4>{heading.Text}</h4>\n"),
        PageBlock.Paragraph paragraph => Html.Of($"<p>{paragraph.Content.Select(Inline)}</p>\n"),
        PageBlock.Kql kql => Html.Of($"{KqlFigure.Of(kql.Text, kql.Label, kql.IsWhole)}\n"),
        PageBlock.Facts facts => Html.Of($"<dl class=\"facts-of-rule\">\n{facts.Rows.Select(row => Html.Of($"<dt>{row.Name}</dt><dd>{Inline(row.Value)}</dd>\n"))}</dl>\n"),
        PageBlock.Bullets bullets => Html.Of($"<ul>\n{bullets.Items.Select(item => Html.Of($"<li>{Inline(item)}</li>\n"))}</ul>\n"),
        PageBlock.Table table => Table(table),
        _ => throw new InvalidOperationException($"No HTML for {block.GetType().Name}."),
    };

    /// <summary>The name that a link to a heading of level 2 uses.</summary>
    public static string Anchor(PageBlock.Heading heading) => PageNames.NameOf(heading.Text);

    private Html Table(PageBlock.Table table) =>
        SiteTable.Of(string.Join(", ", table.Columns), table.Columns, table.Rows.Select(row => Html.Of($"<tr>{row.Cells.Select(Cell)}</tr>\n")));

    private Html Cell(PageCell cell) => cell.Pieces switch
    {
        [] => SiteTable.Cell(null),
        [PageInline.Text text] => SiteTable.Cell(text.Content),
        [var piece] => Html.Of($"<td>{Inline(piece)}</td>"),
        var pieces => Html.Of($"<td><ul>{pieces.Select(piece => Html.Of($"<li>{Inline(piece)}</li>"))}</ul></td>"),
    };

    private Html Inline(PageInline piece) => piece switch
    {
        PageInline.Text text => Html.Text(text.Content),
        PageInline.Code code => Html.Of($"<code>{code.Content}</code>{Note(code.Note)}"),
        PageInline.Web web => WebAddress.Of(web.Address) is { } address ? Html.Of($"<a href=\"{address}\" rel=\"noreferrer\">{web.Content}</a>{Note(web.Note)}") : Html.Of($"{web.Content}{Note(web.Note)}"),
        PageInline.Source source => Html.Of($"<a href=\"{sources.Of("site/" + page.SitePath, source.Path, source.Line)}\" rel=\"noreferrer\">{source.Content}</a>"),
        PageInline.Rule rule => Html.Of($"<a href=\"{rule.Name}.html\">{rule.Content}</a>{Note(rule.Note)}"),
        _ => throw new InvalidOperationException($"No HTML for {piece.GetType().Name}."),
    };

    private static Html Note(string? note) => note is null ? Html.Empty : Html.Of($" <span class=\"quiet\">{note}</span>");
}
