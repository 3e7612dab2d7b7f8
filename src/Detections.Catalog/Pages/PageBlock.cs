using System.Collections.Immutable;

namespace Detections.Catalog.Pages;

/// <summary>A part of a page, before it is Markdown or HTML. All texts are plain: who writes them encodes them.</summary>
internal abstract record PageBlock
{
    private PageBlock()
    {
    }

    /// <param name="Level">2 or more: the title of the page is the only one of 1.</param>
    /// <param name="Text">What it says.</param>
    public sealed record Heading(int Level, string Text) : PageBlock;

    public sealed record Paragraph(ImmutableArray<PageInline> Content) : PageBlock
    {
        public Paragraph(string text)
            : this([new PageInline.Text(text)])
        {
        }
    }

    /// <param name="Text">KQL.</param>
    /// <param name="Label">What it is, for those who do not see it.</param>
    public sealed record Kql(string Text, string Label) : PageBlock
    {
        /// <summary>Whether it is a query, and not a part of one.</summary>
        public bool IsWhole { get; init; }
    }

    /// <summary>Names with what belongs to each.</summary>
    public sealed record Facts(ImmutableArray<(string Name, PageInline Value)> Rows) : PageBlock;

    public sealed record Bullets(ImmutableArray<PageInline> Items) : PageBlock;

    /// <param name="Columns">The header.</param>
    /// <param name="Rows">Each has a cell for each column.</param>
    public sealed record Table(ImmutableArray<string> Columns, ImmutableArray<PageRow> Rows) : PageBlock;
}

internal sealed record PageRow(params ImmutableArray<PageCell> Cells);

/// <param name="Pieces">Any number, one below the other.</param>
internal sealed record PageCell(ImmutableArray<PageInline> Pieces)
{
    public PageCell(IEnumerable<PageInline> pieces)
        : this(pieces.ToImmutableArray())
    {
    }

    public static implicit operator PageCell(PageInline piece) => new([piece]);

    public static implicit operator PageCell(string text) => new(text.Length == 0 ? [] : [new PageInline.Text(text)]);

    public static PageCell OfText(IEnumerable<string> texts) => new(texts.Select(text => new PageInline.Text(text)));

    public static PageCell OfCode(IEnumerable<string> values) => new(values.Select(value => new PageInline.Code(value)));
}

/// <summary>A piece of a line.</summary>
internal abstract record PageInline
{
    private PageInline()
    {
    }

    public sealed record Text(string Content) : PageInline;

    /// <summary>A name or value as the query has it.</summary>
    /// <param name="Content">The value.</param>
    /// <param name="Note">A text behind it, or null.</param>
    public sealed record Code(string Content, string? Note = null) : PageInline;

    /// <param name="Address">An address on the web; what is none is shown as text.</param>
    /// <param name="Content">What is shown.</param>
    /// <param name="Note">A text behind it, or null.</param>
    public sealed record Web(string Address, string Content, string? Note = null) : PageInline;

    /// <summary>A link to a line of a file of the repository.</summary>
    public sealed record Source(string Path, int Line, string Content) : PageInline;

    /// <summary>A link to the page of another rule.</summary>
    /// <param name="Name">The name of its page, without folder and extension.</param>
    /// <param name="Content">What is shown.</param>
    /// <param name="Note">A text behind it, or null.</param>
    public sealed record Rule(string Name, string Content, string? Note = null) : PageInline;
}
