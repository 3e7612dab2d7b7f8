using Detections.Catalog.Links;
using Detections.Catalog.Output;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Site;

/// <summary>The fields that rules look into, and for each a page with the values they look for.</summary>
internal sealed class IndicatorPages(CatalogPages pages, CatalogOptions options)
{
    private const string Path = "indicators.html";

    public IEnumerable<CatalogFile> ToFiles()
    {
        var fields = pages.Indicators.GroupBy(entry => entry.Field, StringComparer.Ordinal).OrderByDescending(RuleCount).ThenBy(field => field.Key, StringComparer.Ordinal).ToList();
        var names = PageNames.Of(fields.Select(field => field.Key));
        return fields.Select((field, index) => FieldPage(field, names[index])).Prepend(Overview(fields, names));
    }

    private CatalogFile Overview(IReadOnlyList<IGrouping<string, IndicatorEntry>> fields, IReadOnlyList<string> names) => new SitePage
    {
        Path = Path,
        Title = "Indicators",
        Options = options,
        Section = Path,
        Main = Html.Of($"""
            <h1>Indicators</h1>
            <p>The fields that rules look into. A field's page has the values they look for; a value itself is found with the search of the <a href="index.html">list of rules</a>, too.</p>
            {SiteTable.Search("Search fields")}
            {SiteTable.Of("Fields", ["Field", "Values", "Rules"], fields.Select((field, index) => FieldRow(field, names[index])))}
            """),
    }.ToFile();

    private CatalogFile FieldPage(IGrouping<string, IndicatorEntry> field, string name) => new SitePage
    {
        Path = $"indicators/{name}.html",
        Title = field.Key,
        Options = options,
        Main = Html.Of($"""
            <h1>{field.Key}</h1>
            <p>What rules look for in this field.</p>
            {SiteTable.Search("Search values and rules")}
            {SiteTable.Of("Values", ["Kind", "Value", "Rules"], field.OrderByDescending(entry => entry.Rules.Length).Select(Row))}
            """),
    }.ToFile();

    private static Html FieldRow(IGrouping<string, IndicatorEntry> field, string name) =>
        Html.Of($"<tr><td><a href=\"indicators/{name}.html\">{field.Key}</a></td><td class=\"number\">{field.Count()}</td><td class=\"number\">{RuleCount(field)}</td></tr>\n");

    private static Html Row(IndicatorEntry entry) =>
        Html.Of($"<tr><td>{entry.Kind}</td><td><code>{entry.Value}</code></td><td>{Rules(entry)}</td></tr>\n");

    // A long list is folded: the page is for values first.
    private static Html Rules(IndicatorEntry entry)
    {
        var links = entry.Rules.Select(page => Html.Of($"<li><a href=\"../{page.SitePath}\">{page.Rule.Title}</a></li>"));
        return entry.Rules.Length <= 3 ? Html.Of($"<ul>{links}</ul>") : Html.Of($"<details><summary>{entry.Rules.Length} rules</summary><ul>{links}</ul></details>");
    }

    private static int RuleCount(IEnumerable<IndicatorEntry> entries) => entries.SelectMany(entry => entry.Rules).Distinct().Count();
}
