using Detections.Analysis.RuleFiles;
using Detections.Analysis.RuleFiles.Markdown;
using Detections.Analysis.Text;
using Detections.Kusto;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using YamlDotNet.Core;

namespace Detections.Analysis.Suppressions;

/// <summary>Finds the comments of a rule file: those of its queries, and those of the form around them. Text in strings is none.</summary>
internal static class RuleComments
{
    /// <summary>The comments in no order. Of a file that cannot be read to its end, those before.</summary>
    public static IEnumerable<Comment> In(RuleFile file)
    {
        var text = file.Text;
        var ofQueries = file.Rules.SelectMany(rule => rule.Queries).SelectMany(InQuery);
        return Path.GetExtension(text.Path).ToUpperInvariant() switch
        {
            ".YAML" or ".YML" => ofQueries.Concat(InYaml(text, new TextSpan(0, text.Length))),
            ".MD" or ".MARKDOWN" => ofQueries.Concat(InMarkdown(text)),
            _ => ofQueries,
        };
    }

    private static IEnumerable<Comment> InQuery(RuleQuery query)
    {
        var comments = new List<Comment>();
        var scanner = new KqlScanner(query.Text);
        while (scanner.TakeComment() is { } span)
            comments.Add(new Comment(query.Text, query.Map, TextSpan.FromBounds(span.Start + "//".Length, span.End)));
        return comments;
    }

    private static List<Comment> InYaml(SourceText text, TextSpan region)
    {
        var comments = new List<Comment>();
        var map = SourceMap.Verbatim(new TextSpan(0, text.Length));
        var scanner = new Scanner(new StringReader(text.Substring(region)), skipComments: false);
        try
        {
            while (scanner.MoveNext())
            {
                if (scanner.Current is not YamlDotNet.Core.Tokens.Comment comment)
                    continue;
                var start = region.Start + (int)comment.Start.Index;
                var line = text.LineSpan(text.PositionAt(start).Line);
                comments.Add(new Comment(text.Content, map, TextSpan.FromBounds(start + "#".Length, line.End)));
            }
        }
        // As in YamlEvents: the scanner fails on bad input with exceptions of its own code. The reader has told what is wrong.
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
        }
        return comments;
    }

    private static IEnumerable<Comment> InMarkdown(SourceText text)
    {
        if (MarkdownLimits.FirstExcess(text) is not null)
            return [];
        var frontMatter = FrontMatter.Find(text);
        List<Comment> ofFrontMatter = frontMatter.Region is { } region ? InYaml(text, region) : [];
        if (!MarkdownParser.TryParse(frontMatter.Without(text.Content), out var document))
            return ofFrontMatter;
        var html = document.Descendants().Where(part => part is HtmlBlock { Type: HtmlBlockType.Comment } or HtmlInline).Select(part => part.Span);
        return ofFrontMatter.Concat(html.SelectMany(span => InHtml(text, TextSpan.FromBounds(span.Start, span.End + 1))));
    }

    private static IEnumerable<Comment> InHtml(SourceText text, TextSpan html)
    {
        const string open = "<!--";
        const string close = "-->";
        var map = SourceMap.Verbatim(new TextSpan(0, text.Length));
        var position = html.Start;
        while (IndexOf(open) is >= 0 and var start)
        {
            position = start + open.Length;
            if (IndexOf(close) is not (>= 0 and var end))
                yield break;
            yield return new Comment(text.Content, map, TextSpan.FromBounds(position, end));
            position = end + close.Length;
        }

        int IndexOf(string sign) => text.Content.IndexOf(sign, position, Math.Max(0, html.End - position), StringComparison.Ordinal);
    }
}
