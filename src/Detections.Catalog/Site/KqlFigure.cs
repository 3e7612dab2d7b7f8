using Detections.Catalog.Kql;

namespace Detections.Catalog.Site;

/// <summary>A query, or a part of one, as it is shown.</summary>
internal static class KqlFigure
{
    // Made once: a catalog has hundreds of thousands of them.
    private static readonly Html Comment = Html.Of($"<span class=\"c\">");
    private static readonly Html Text = Html.Of($"<span class=\"s\">");
    private static readonly Html Number = Html.Of($"<span class=\"n\">");
    private static readonly Html Keyword = Html.Of($"<span class=\"k\">");
    private static readonly Html Function = Html.Of($"<span class=\"f\">");
    private static readonly Html Pipe = Html.Of($"<span class=\"p\">");
    private static readonly Html Closing = Html.Of($"</span>");

    /// <param name="text">The query.</param>
    /// <param name="label">What a screen reader says it is.</param>
    /// <param name="isWhole">Whether somebody may want to copy it.</param>
    public static Html Of(string text, string label, bool isWhole)
    {
        var shown = text.Trim('\r', '\n');
        // A box that scrolls has to be reached with the keyboard as well.
        return Html.Of($"""<figure class="kql{(isWhole ? " whole" : "")}"><pre tabindex="0" role="group" aria-label="{label}"><code>{Tokens(shown)}</code></pre></figure>""");
    }

    private static IEnumerable<Html> Tokens(string text)
    {
        foreach (var token in KqlTokenizer.Tokenize(text))
        {
            var piece = Html.Text(text.Substring(token.Start, token.Length));
            if (OpeningOf(token.Kind) is not { } opening)
            {
                yield return piece;
                continue;
            }
            yield return opening;
            yield return piece;
            yield return Closing;
        }
    }

    private static Html? OpeningOf(KqlTokenKind kind) => kind switch
    {
        KqlTokenKind.Comment => Comment,
        KqlTokenKind.String => Text,
        KqlTokenKind.Number => Number,
        KqlTokenKind.Keyword => Keyword,
        KqlTokenKind.Function => Function,
        KqlTokenKind.Pipe => Pipe,
        _ => null,
    };
}
