using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Detections.Analysis.Reporting;

namespace Detections.Catalog.Site;

/// <summary>
/// A piece of HTML. It is made from interpolated strings only, and what stands in the holes of one is encoded unless it is HTML itself: so
/// no text of a rule file can become markup by being forgotten.
/// </summary>
internal sealed record Html
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    private readonly string _markup;

    private Html(string markup) => _markup = markup;

    public static Html Empty { get; } = new("");

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => _markup.Length == 0;

    public static Html Of(ref Builder markup) => new(markup.Finish());

    /// <summary>A text, encoded.</summary>
    public static Html Text(string text) => ShownText.Of(text) is var shown && shown.AsSpan().ContainsAny(Special) ? Of($"{shown}") : new(shown);

    /// <summary>The pieces one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece._markup)));

    /// <summary>The pieces with <paramref name="separator"/>, a text, between them.</summary>
    public static Html Join(string separator, IEnumerable<Html> pieces) => new(string.Join(Text(separator)._markup, pieces.Select(piece => piece._markup)));

    public override string ToString() => _markup;

    /// <summary>Takes an interpolated string apart: its own text is markup, its holes are not.</summary>
    [InterpolatedStringHandler]
    public ref struct Builder(int literalLength, int formattedCount)
    {
        private DefaultInterpolatedStringHandler _markup = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

        public void AppendLiteral(string markup) => _markup.AppendLiteral(markup);

        public void AppendFormatted(Html html) => _markup.AppendLiteral(html._markup);

        public void AppendFormatted(IEnumerable<Html> pieces)
        {
            foreach (var piece in pieces)
                _markup.AppendLiteral(piece._markup);
        }

        public void AppendFormatted(int number) => _markup.AppendFormatted(number);

        public void AppendFormatted(string? text)
        {
            var rest = ShownText.Of(text ?? "").AsSpan();
            while (rest.IndexOfAny(Special) is var at and >= 0)
            {
                _markup.AppendFormatted(rest[..at]);
                _markup.AppendLiteral(Encoded(rest[at]));
                rest = rest[(at + 1)..];
            }
            _markup.AppendFormatted(rest);
        }

        /// <summary>All of it, once.</summary>
        public string Finish() => _markup.ToStringAndClear();

        // For both places a hole can stand in: the text of an element, and an attribute in double quotes.
        private static string Encoded(char special) => special switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ => "&#39;",
        };
    }
}
