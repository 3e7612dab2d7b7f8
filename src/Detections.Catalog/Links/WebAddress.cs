namespace Detections.Catalog.Links;

/// <summary>What a rule file gives as an address becomes a link only where it is <c>http</c> or <c>https</c>: never <c>javascript</c>.</summary>
internal static class WebAddress
{
    /// <summary>The address in its escaped form, without blanks, quotes and angle brackets; null for a text that is none.</summary>
    public static string? Of(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri.AbsoluteUri : null;
}
