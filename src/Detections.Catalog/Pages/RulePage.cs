using System.Collections.Immutable;
using Detections.Analysis.Catalog;

namespace Detections.Catalog.Pages;

/// <summary>A rule and the name of its pages.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Name">Tells its pages from those of all other rules; a part of addresses.</param>
internal sealed record RulePage(CatalogRule Rule, string Name)
{
    public string MarkdownPath => $"pages/{Name}.md";

    /// <summary>From the folder of the site.</summary>
    public string SitePath => $"rules/{Name}.html";

    /// <summary>All tables its queries read, each once, in ordinal order.</summary>
    public ImmutableArray<string> Tables { get; } = [.. Rule.Queries.SelectMany(query => query.Tables).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A page for each rule, named for its file, in the order of the rules.</summary>
    public static ImmutableArray<RulePage> Of(DetectionCatalog catalog)
    {
        var names = Links.PageNames.Of(catalog.Rules.Select(rule => Path.ChangeExtension(rule.Path, null)));
        return [.. catalog.Rules.Select((rule, index) => new RulePage(rule, names[index]))];
    }
}
