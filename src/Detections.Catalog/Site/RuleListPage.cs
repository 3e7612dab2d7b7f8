using Detections.Catalog.Output;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Site;

/// <summary>The list of all rules, with a search and filters; and what the search looks in.</summary>
internal sealed class RuleListPage(CatalogPages pages, CatalogOptions options)
{
    private const string Path = "index.html";
    private const string SearchScript = "assets/search.js";

    private readonly IReadOnlyList<RuleFacets> _facets = [.. pages.Rules.Select(page => new RuleFacets(page, pages.Catalog.Knowledge.Attack))];

    public IEnumerable<CatalogFile> ToFiles() => [Page().ToFile(), SearchIndex()];

    private SitePage Page() => new()
    {
        Path = Path,
        Title = "Rules",
        Options = options,
        Section = Path,
        Data = [SearchScript],
        Main = Html.Of($"""
            <h1>Detection rules</h1>
            <form id="filters" class="filters" role="search" hidden>
            <label class="wide">Search titles, descriptions, techniques, tables and indicators <input type="search" name="q" autocomplete="off" spellcheck="false"></label>
            {Filter("Tactic", "tactic", _facets.SelectMany(facets => facets.Tactics).Distinct().OrderBy(one => one.Order).Select(one => (one.Name, one.Name)))}
            {Filter("Technique", "technique", _facets.SelectMany(facets => facets.Techniques).Distinct().Order().Select(one => (one.Id, one.Shown)))}
            {Filter("Table", "table", Options(_facets.SelectMany(facets => facets.Page.Tables)))}
            {Filter("Severity", "severity", Options(_facets.Select(facets => facets.Page.Rule.Severity)))}
            {Filter("Status", "status", Options(_facets.Select(facets => facets.Page.Rule.Status)))}
            <button type="reset">Show all rules</button>
            <p id="linked" class="wide" hidden>Only rules with <span></span>.</p>
            </form>
            <p id="count" role="status">{_facets.Count} rules</p>
            <ol id="rules" class="rules">
            {_facets.Select(Entry)}</ol>
            """),
    };

    private CatalogFile SearchIndex() =>
        CatalogFile.OfText("site/" + SearchScript, $"window.searchTexts = {ScriptText.Lines(_facets.Select(facets => facets.SearchText))};\n");

    private static Html Filter(string label, string name, IEnumerable<(string Value, string Shown)> options)
    {
        var known = options.ToList();
        // A filter with one answer or none filters nothing.
        return known.Count < 2
            ? Html.Empty
            : Html.Of($"<label>{label} <select name=\"{name}\"><option value=\"\">Any</option>{known.Select(one => Html.Of($"<option value=\"{one.Value}\">{one.Shown}</option>"))}</select></label>");
    }

    private static IEnumerable<(string Value, string Shown)> Options(IEnumerable<string?> values) =>
        values.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).Select(value => (value.ToLowerInvariant(), value));

    private static Html Entry(RuleFacets facets)
    {
        var rule = facets.Page.Rule;
        return Html.Of($"""
            <li data-path="{rule.Path}" data-tactic="{Joined(facets.Tactics.Select(one => one.Name))}" data-technique="{Joined(facets.Techniques.Select(one => one.Id))}" data-table="{Joined(facets.Page.Tables.Select(table => table.ToLowerInvariant()))}" data-severity="{rule.Severity?.ToLowerInvariant()}" data-status="{rule.Status?.ToLowerInvariant()}" data-event="{Joined(rule.Events.Select(one => EventNames.Key(one.Provider, one.Id)))}">
            <h2><a href="{facets.Page.SitePath}">{rule.Title}</a></h2>
            <div class="facts">{Severity(rule.Severity)}{Fact(rule.Status)}{rule.Techniques.Select(one => Fact(one.Id))}{facets.Page.Tables.Select(Fact)}</div>
            <p>{Summary.Of(rule.Description)}</p>
            </li>

            """);
    }

    private static Html Severity(string? severity) =>
        severity is null ? Html.Empty : Html.Of($"<span class=\"severity-{Links.PageNames.NameOf(severity)}\">{severity}</span> ");

    private static Html Fact(string? text) => text is null ? Html.Empty : Html.Of($"<span>{text}</span> ");

    // The script takes the values of an attribute apart at tabs, which no name has.
    private static string Joined(IEnumerable<string> values) => string.Join('\t', values);
}
