namespace Detections.Catalog.Site;

/// <summary>A table that scrolls in its own box where the window is narrow, so that the page does not.</summary>
internal static class SiteTable
{
    /// <param name="label">What it is, for those who do not see it.</param>
    /// <param name="columns">The header.</param>
    /// <param name="rows">A <c>tr</c> each.</param>
    public static Html Of(string label, IEnumerable<string> columns, IEnumerable<Html> rows) => Html.Of($"""
        <div class="scroll" tabindex="0" role="group" aria-label="{label}"><table>
        <thead><tr>{columns.Select(column => Html.Of($"<th scope=\"col\">{column}</th>"))}</tr></thead>
        <tbody>
        {rows}</tbody>
        </table></div>

        """);

    /// <summary>The search above a long table, and the line that tells how much it leaves.</summary>
    public static Html Search(string label) => Html.Of($"""
        <form class="filters" role="search" hidden><label class="wide">{label} <input type="search" data-filters="tbody tr" autocomplete="off" spellcheck="false"></label></form>
        <p id="count" role="status"></p>

        """);
}
