using Detections.Analysis.Catalog;
using Detections.Catalog.Output;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Site;

/// <summary>The events and tables that rules read, with the number of rules that do.</summary>
internal sealed class EventsPage(CatalogPages pages, CatalogOptions options)
{
    private const string Path = "events.html";

    private CatalogCoverage Coverage => pages.Catalog.Coverage;

    public CatalogFile ToFile() => new SitePage
    {
        Path = Path,
        Title = "Events and tables",
        Options = options,
        Section = Path,
        Main = Html.Of($"""
            <h1>Events and tables</h1>
            {SiteTable.Search("Search events and tables")}
            <h2>Tables</h2>
            {SiteTable.Of("Tables", ["Table", "Rules"], Tables())}
            <h2>Events</h2>
            {SiteTable.Of("Events", ["Provider", "Event", "Title", "Rules"], Events())}
            {Unread()}
            """),
    }.ToFile();

    private IEnumerable<Html> Tables() =>
        Coverage.Tables.Select(table => Html.Of($"<tr>{SiteTable.Cell(table.Name)}{RuleCount(table.Rules.Length, "table", table.Name.ToLowerInvariant())}</tr>\n"));

    private IEnumerable<Html> Events() =>
        Coverage.Events.Select(one => Html.Of($"<tr>{Cells(one)}{RuleCount(one.Rules.Length, "event", EventNames.Key(one.Provider, one.Id))}</tr>\n"));

    private Html Unread() => Coverage.UnreadEvents.IsEmpty ? Html.Empty : Html.Of($"""
        <h2>Events that no rule reads</h2>
        <p>They stand in tables that rules read.</p>
        {SiteTable.Of("Events that no rule reads", ["Provider", "Event", "Title"], Coverage.UnreadEvents.Select(one => Html.Of($"<tr>{Cells(one)}</tr>\n")))}
        """);

    private static Html Cells(EventUse one) => Html.Join([SiteTable.Cell(one.Provider), SiteTable.Cell(EventNames.Shown(one.Id)), SiteTable.Cell(one.Title)]);

    private static Html RuleCount(int count, string facet, string value) =>
        Html.Of($"<td class=\"number\"><a href=\"index.html#{facet}={Uri.EscapeDataString(value)}\" aria-label=\"{count} {(count == 1 ? "rule" : "rules")} with {value}\">{count}</a></td>");
}
