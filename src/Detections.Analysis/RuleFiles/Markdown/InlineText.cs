using System.Text;
using Detections.Analysis.Text;
using Detections.Kusto;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>The plain text of headings, paragraphs and cells: emphasis, code marks, links and HTML tags are taken off.</summary>
internal static class InlineText
{
    /// <summary>
    /// The text of <paramref name="block"/>, or null where it has none. The span leads from its first to its last unit in the
    /// file, marks around it not included, so where no marks stand inside of it value and file text are the same units.
    /// </summary>
    public static Located<string>? Read(SourceText file, LeafBlock block)
    {
        var value = new StringBuilder();
        TextSpan? span = null;
        for (Inline? inline = block.Inline?.FirstChild; inline is not null; inline = Next(inline, block.Inline!))
        {
            if (inline is LineBreakInline || IsHtmlBreak(inline))
            {
                value.Append(' ');
                continue;
            }
            if (TextOf(inline) is not { } text)
                continue;
            value.Append(text);
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var place = Place(file, inline);
            span = span is null ? place : TextSpan.FromBounds(span.Value.Start, place.End);
        }

        var trimmed = value.ToString().Trim();
        return span is null || trimmed.Length == 0 ? null : new Located<string>(trimmed, Trim(file, span.Value));
    }

    private static string? TextOf(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        DelimiterInline delimiter => delimiter.ToLiteral(),
        _ => null,
    };

    private static bool IsHtmlBreak(Inline inline) =>
        inline is HtmlInline html && html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase);

    private static TextSpan Place(SourceText file, Inline inline)
    {
        var start = inline.Span.Start;
        var end = inline.Span.End + 1;
        var marks = inline switch
        {
            CodeInline code => code.DelimiterCount,
            AutolinkInline when file.Content[start] == '<' => 1,
            _ => 0,
        };
        return TextSpan.FromBounds(start + marks, end - marks);
    }

    private static TextSpan Trim(SourceText file, TextSpan span)
    {
        var text = file.Content.AsSpan(span.Start, span.Length);
        var end = span.Start + text.TrimEnd().Length;
        return TextSpan.FromBounds(end - text.TrimEnd().TrimStart().Length, end);
    }

    // Children, then siblings, then siblings of the parents: no recursion, for nesting is the author's choice.
    private static Inline? Next(Inline inline, ContainerInline root)
    {
        if (inline is ContainerInline { FirstChild: { } child })
            return child;
        for (var current = inline; current is not null && current != root; current = current.Parent)
        {
            if (current.NextSibling is { } sibling)
                return sibling;
        }
        return null;
    }
}
