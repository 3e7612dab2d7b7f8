using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Detections.Analysis.Text;
using Detections.Kusto;
using Markdig.Syntax;

namespace Detections.Analysis.RuleFiles.Markdown;

/// <summary>Reads what a paragraph of a section of references refers to.</summary>
internal static partial class ReferenceReader
{
    /// <summary>The addresses on the web, as links or as bare text; of an item of a list that has none its text.</summary>
    public static ImmutableArray<Located<string>> Read(SourceText file, ParagraphBlock paragraph)
    {
        var span = TextSpan.FromBounds(paragraph.Span.Start, paragraph.Span.End + 1);
        ImmutableArray<Located<string>> addresses = [.. Address().Matches(file.Substring(span)).Select(match => At(span.Start + match.Index, match.Value))];
        if (!addresses.IsEmpty)
            return addresses;
        return paragraph.Parent is ListItemBlock && InlineText.Read(file, paragraph) is { } text ? [text] : [];
    }

    private static Located<string> At(int start, string text)
    {
        var address = WithoutEnd(text);
        return new Located<string>(address, new TextSpan(start, address.Length));
    }

    // What ends a sentence or a link in Markdown is no part of the address: '(see https://a.b/c).'
    private static string WithoutEnd(string text)
    {
        while (text[^1] is '.' or ',' or ';' or ':' or '!' or '?' or '*' or '_' or '\'' || (text[^1] == ')' && text.AsSpan().Count(')') > text.AsSpan().Count('(')))
            text = text[..^1];
        return text;
    }

    [GeneratedRegex(@"https?://[^\s<>\[\]""`|]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
