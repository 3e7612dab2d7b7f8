namespace Detections.Catalog.Site;

/// <summary>Links to the web. What a rule file names as one is a link only where it is <c>http</c> or <c>https</c>: never <c>javascript</c>.</summary>
internal static class WebLink
{
    /// <summary>The text as a link to itself, or as text alone where it is no address on the web.</summary>
    public static Html OrText(string text) => Is(text) ? To(text.Trim(), Html.Text(text.Trim())) : Html.Text(text);

    /// <param name="address">An address that <see cref="Is"/>, or one of our own making.</param>
    /// <param name="shown">What is shown for it.</param>
    public static Html To(string address, Html shown) => Html.Of($"""<a href="{address}" rel="noreferrer">{shown}</a>""");

    public static bool Is(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
