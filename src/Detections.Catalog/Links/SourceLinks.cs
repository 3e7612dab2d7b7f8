using System.Globalization;

namespace Detections.Catalog.Links;

/// <summary>The way from a page back to the file and line of a rule.</summary>
/// <param name="rootDirectory">Full path of the folder that the paths of rules are relative to.</param>
/// <param name="folder">Full path of the catalog's folder.</param>
/// <param name="template">
/// An address such as <c>https://github.com/contoso/rules/blob/main/{path}#L{line}</c>, or null for the file on the disk, seen from the page.
/// </param>
public sealed class SourceLinks(string rootDirectory, string folder, string? template)
{
    public const string PathPlaceholder = "{path}";
    public const string LinePlaceholder = "{line}";

    /// <summary>Whether the addresses are the same from everywhere.</summary>
    public bool AreOnTheWeb => template is not null;

    /// <summary>The address of a line of a file.</summary>
    /// <param name="page">The page that has the link, relative to the catalog's folder.</param>
    /// <param name="file">The file, relative to the root, with <c>/</c>.</param>
    /// <param name="line">Counted from 1.</param>
    public string Of(string page, string file, int line)
    {
        if (template is not null)
            return template.Replace(PathPlaceholder, Escape(file), StringComparison.Ordinal).Replace(LinePlaceholder, line.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var folderOfPage = Path.GetDirectoryName(Path.Combine(folder, page))!;
        return Escape(Path.GetRelativePath(folderOfPage, Path.Combine(rootDirectory, file)).Replace('\\', '/'));
    }

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
