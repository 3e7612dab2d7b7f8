using System.Text;

namespace Detections.Catalog.Output;

/// <summary>A file of the catalog.</summary>
/// <param name="Path">Relative to the catalog's folder, with <c>/</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record CatalogFile(string Path, byte[] Content)
{
    // A lone half of a pair, which a rule file may hold, becomes U+FFFD.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A file of UTF-8 text without a byte order mark.</summary>
    public static CatalogFile OfText(string path, string text) => new(path, Utf8.GetBytes(text));
}
