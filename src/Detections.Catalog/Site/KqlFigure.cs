using Detections.Catalog.Kql;

namespace Detections.Catalog.Site;

/// <summary>A query, or a part of one, as it is shown.</summary>
internal static class KqlFigure
{
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
            var piece = text.Substring(token.Start, token.Length);
            yield return ClassOf(token.Kind) is { } name ? Html.Of($"<span class=\"{name}\">{piece}</span>") : Html.Text(piece);
        }
    }

    private static string? ClassOf(KqlTokenKind kind) => kind switch
    {
        KqlTokenKind.Comment => "c",
        KqlTokenKind.String => "s",
        KqlTokenKind.Number => "n",
        KqlTokenKind.Keyword => "k",
        KqlTokenKind.Function => "f",
        KqlTokenKind.Pipe => "p",
        _ => null,
    };
}
