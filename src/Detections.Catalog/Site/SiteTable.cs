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

    /// <summary>A cell with a text. In a narrow window what is short stays on its line, a sentence keeps room for a few words, and a long name is broken before it pushes the others out.</summary>
    public static Html Cell(string? text) => text switch
    {
        null or { Length: <= 16 } => Html.Of($"<td class=\"short\">{text}</td>"),
        _ when text.Contains(' ', StringComparison.Ordinal) => Html.Of($"<td class=\"text\">{text}</td>"),
        _ => Html.Of($"<td class=\"name\">{text}</td>"),
    };

    /// <summary>The search above a long table, and the line that tells how much it leaves.</summary>
    public static Html Search(string label) => Html.Of($"""
        <form class="filters" role="search" hidden><label class="wide">{label} <input type="search" data-filters="tbody tr" autocomplete="off" spellcheck="false"></label></form>
        <p id="count" role="status"></p>

        """);
}
