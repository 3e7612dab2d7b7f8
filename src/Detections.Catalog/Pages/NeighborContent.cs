using System.Globalization;

namespace Detections.Catalog.Pages;

/// <summary>What the page of a rule says of the rules near it.</summary>
internal static class NeighborContent
{
    /// <summary>How many of a kind are shown: rules that read what everybody reads have hundreds, and the first have the most in common.</summary>
    public const int MostShown = 10;

    public static IEnumerable<PageBlock> Of(RulePage page, CatalogPages pages)
    {
        var neighbors = pages.Catalog.NeighborsOf(page.Rule);
        PageBlock[] lists =
        [
            .. List("Stricter alternatives", "They find some of what this rule finds, and nothing else.", neighbors.Stricter.Select(key => Link(pages[key]))),
            .. List("Broader alternatives", "They find all that this rule finds, and more.", neighbors.Broader.Select(key => Link(pages[key]))),
            .. List("Near duplicates", "They look for nearly the same.", neighbors.NearDuplicates.Select(one => Link(pages[one.Rule], Percent(one.Likeness)))),
            .. List("Rules that share events", "Candidates for a detection that chains them.", neighbors.SharingEvents.Select(one => Link(pages[one.Rule], $"({string.Join(", ", one.Events)})"))),
        ];
        return lists.Length == 0 ? [] : lists.Prepend(new PageBlock.Heading(2, "Neighbors"));
    }

    private static IEnumerable<PageBlock> List(string heading, string meaning, IEnumerable<PageInline> links)
    {
        var all = links.ToList();
        if (all.Count == 0)
            yield break;
        yield return new PageBlock.Heading(3, heading);
        yield return new PageBlock.Paragraph(all.Count > MostShown ? string.Create(CultureInfo.InvariantCulture, $"{meaning} The first {MostShown} of {all.Count}.") : meaning);
        yield return new PageBlock.Bullets([.. all.Take(MostShown)]);
    }

    private static PageInline.Rule Link(RulePage page, string? note = null) => new(page.Name, page.Rule.Title, note);

    private static string Percent(double likeness) => string.Create(CultureInfo.InvariantCulture, $"({Math.Floor(likeness * 100)} %)");
}
