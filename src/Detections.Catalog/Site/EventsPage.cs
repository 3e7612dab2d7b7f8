using Detections.Analysis.Catalog;
using Detections.Catalog.Output;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Site;

/// <summary>The events and tables that rules read, with the number of rules that do.</summary>
internal sealed class EventsPage(CatalogPages pages, CatalogOptions options)
{
    private const string Path = "events.html";

    public CatalogFile ToFile() => new SitePage
    {
        Path = Path,
        Title = "Events and tables",
        SiteName = options.Name,
        Section = Path,
        Main = Html.Of($"""
            <h1>Events and tables</h1>
            {SiteTable.Search("Search events and tables")}
            <h2>Tables</h2>
            {SiteTable.Of("Tables", ["Table", "Rules"], Tables())}
            <h2>Events</h2>
            {SiteTable.Of("Events", ["Provider", "Event", "Title", "Rules"], Events())}
            """),
    }.ToFile();

    private IEnumerable<Html> Tables() =>
        from page in pages.Rules
        from table in page.Tables
        group page by table into rules
        orderby rules.Key.ToUpperInvariant(), rules.Key
        select Html.Of($"<tr><td>{rules.Key}</td>{RuleCount(rules.Count(), "table", rules.Key.ToLowerInvariant())}</tr>\n");

    private IEnumerable<Html> Events() =>
        from one in pages.Rules.SelectMany(page => page.Rule.Events).GroupBy(EventNames.Key, StringComparer.Ordinal).OrderBy(uses => uses.First().Provider, StringComparer.Ordinal).ThenBy(uses => Number(uses.First())).ThenBy(uses => uses.Key, StringComparer.Ordinal)
        let first = one.First()
        select Html.Of($"<tr><td>{first.Provider}</td><td>{EventNames.Shown(first)}</td><td>{one.Select(use => use.Title).FirstOrDefault(title => title is not null)}</td>{RuleCount(one.Count(), "event", one.Key)}</tr>\n");

    private static int Number(CatalogEvent one) => int.TryParse(one.Id, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private static Html RuleCount(int count, string facet, string value) =>
        Html.Of($"<td class=\"number\"><a href=\"index.html#{facet}={Uri.EscapeDataString(value)}\" aria-label=\"{count} {(count == 1 ? "rule" : "rules")} with {value}\">{count}</a></td>");
}
