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
            <form class="filters" role="search" hidden><label class="wide">Search events and tables <input type="search" data-filters="tbody tr" autocomplete="off" spellcheck="false"></label></form>
            <p id="count" role="status"></p>
            <h2>Tables</h2>
            <table>
            <thead><tr><th scope="col">Table</th><th scope="col">Rules</th></tr></thead>
            <tbody>
            {Tables()}</tbody>
            </table>
            <h2>Events</h2>
            <table>
            <thead><tr><th scope="col">Provider</th><th scope="col">Event</th><th scope="col">Title</th><th scope="col">Rules</th></tr></thead>
            <tbody>
            {Events()}</tbody>
            </table>
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
