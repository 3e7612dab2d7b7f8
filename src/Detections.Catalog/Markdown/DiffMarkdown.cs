using System.Globalization;
using System.Text;
using System.Xml;
using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Diffing;
using Detections.Analysis.Reporting;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Markdown;

/// <summary>What changed in the meaning of rules, as Markdown for the comment of a pull request.</summary>
public static class DiffMarkdown
{
    // GitHub takes comments of 65,536 characters.
    private const int MostCharacters = 60_000;
    private const int MostItems = 20;

    /// <param name="diff">The changes.</param>
    /// <param name="baseName">What the rules are compared with, as the user named it.</param>
    public static string Write(CatalogDiff diff, string baseName)
    {
        var text = new StringBuilder("# What changed in meaning\n\n");
        text.Append($"Compared with {MarkdownText.Code(baseName, isInTable: false)}: {GistOf(diff)}.\n");
        var left = 0;
        foreach (var (heading, parts) in Sections(diff))
        {
            var isHeadingWritten = false;
            foreach (var part in parts)
            {
                if (left > 0 || text.Length + part.Length + heading.Length > MostCharacters)
                {
                    left++;
                    continue;
                }
                if (!isHeadingWritten)
                    text.Append($"\n## {heading}\n\n");
                else if (part[0] == '#')
                    text.Append('\n');
                isHeadingWritten = true;
                text.Append(part);
            }
        }
        if (left > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{left} more of these are left out, for a comment has an end.\n");
        return text.ToString();
    }

    /// <summary>The numbers on one line: <c>1 rule is new, 2 changed</c>; what there is none of is left out.</summary>
    public static string GistOf(CatalogDiff diff)
    {
        (int Count, string One, string Many)[] counts =
        [
            (diff.Rules.Count(rule => rule.Before is null), "rule is new", "rules are new"),
            (diff.Rules.Count(rule => rule.After is null), "rule is gone", "rules are gone"),
            (diff.Rules.Count(rule => !rule.Changes.IsEmpty), "rule means something else", "rules mean something else"),
            (diff.Rules.Count(rule => rule.IsMoved), "rule has moved", "rules have moved"),
        ];
        var parts = counts.Where(one => one.Count > 0).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Count} {(one.Count == 1 ? one.One : one.Many)}"));
        return string.Join(", ", parts) is { Length: > 0 } gist ? gist : "no rule has changed in meaning";
    }

    private static IEnumerable<(string Heading, IEnumerable<string> Parts)> Sections(CatalogDiff diff) =>
    [
        ("Changed", diff.Rules.Where(rule => !rule.Changes.IsEmpty).Select(Changed)),
        ("New", diff.Rules.Where(rule => rule.Before is null).Select(rule => $"- {NameOf(rule.Shown)}{Facts(rule.Shown)}\n")),
        ("Gone", diff.Rules.Where(rule => rule.After is null).Select(rule => $"- {NameOf(rule.Shown)}{Facts(rule.Shown)}\n")),
        ("Moved", diff.Rules.Where(rule => rule.IsMoved).Select(rule => $"- {NameOf(rule.Shown)}, before {Code(rule.Before!.Path)}\n")),
    ];

    private static string Changed(RuleDiff rule) =>
        $"### {Plain(rule.Shown.Title)}\n\n{Code(rule.Shown.Path)}\n\n{string.Concat(rule.Changes.Select(Line).Distinct(StringComparer.Ordinal))}";

    private static string NameOf(CatalogRule rule) => $"**{Plain(rule.Title)}** in {Code(rule.Path)}";

    private static string Facts(CatalogRule rule)
    {
        string[] facts = [.. rule.Severity is { } severity ? [severity] : Array.Empty<string>(), .. rule.Techniques.Select(technique => technique.Id), .. rule.Queries.SelectMany(query => query.Tables).Distinct(StringComparer.Ordinal)];
        return facts.Length == 0 ? "" : $": {string.Join(", ", facts.Take(MostItems).Select(Plain))}{(facts.Length > MostItems ? " …" : "")}";
    }

    private static string Line(MeaningChange change)
    {
        var line = new StringBuilder($"- **{AspectNames.Of(change.Aspect)}**");
        if (change.Subject is { } subject)
            line.Append(' ').Append(Code(subject));
        if (change.Query is { } query)
            line.Append(CultureInfo.InvariantCulture, $" of query {query}");
        if (change.Within is { } within)
            line.Append(" in the rows of ").Append(Code(within));
        line.Append(": ").AppendJoin("; ", Parts(change));
        return line.Append('\n').ToString();
    }

    private static IEnumerable<string> Parts(MeaningChange change)
    {
        if (change is { IsReplacement: true, Removed: [var old], Added: [var now] })
        {
            var (before, after) = ChangeExcerpt.Of(Shown(change.Aspect, old.Text), Shown(change.Aspect, now.Text));
            yield return $"{Code(before)} → {Code(after)}";
        }
        else
        {
            if (!change.Added.IsEmpty)
                yield return "added " + Items(change.Aspect, change.Added);
            if (!change.Removed.IsEmpty)
                yield return "removed " + Items(change.Aspect, change.Removed);
        }
        if (change.Note is { } note)
            yield return note;
    }

    private static string Items(ChangedAspect aspect, IReadOnlyCollection<ChangedItem> items)
    {
        var shown = items.Take(MostItems).Select(item => Code(ChangeExcerpt.Of(Shown(aspect, item.Text))) + (item.Note is { } note ? $" ({Plain(note)})" : ""));
        return string.Join(", ", shown) + (items.Count > MostItems ? string.Create(CultureInfo.InvariantCulture, $" and {items.Count - MostItems} more") : "");
    }

    private static string Shown(ChangedAspect aspect, string text) =>
        aspect is ChangedAspect.Frequency or ChangedAspect.Period or ChangedAspect.Lookback ? Durations.Shown(XmlConvert.ToTimeSpan(text)) : text;

    // In a comment a name behind '@' would call somebody, a number behind '#' would link an issue, and an address would be a link.
    private static string Plain(string text)
    {
        var escaped = new StringBuilder(MarkdownText.Escape(text));
        foreach (var sign in new[] { "@", "#", ":/", "www" })
            escaped.Replace(sign, sign + "<!-- -->");
        return escaped.ToString();
    }

    private static string Code(string text) => MarkdownText.Code(text, isInTable: false);
}
