using System.Collections.Immutable;
using Detections.Analysis.Catalog;

namespace Detections.Catalog.Pages;

/// <summary>What the page of a rule says, in the order of the pages of public catalogs: what the rule declares, then what its queries do.</summary>
internal static class RulePageContent
{
    public static ImmutableArray<PageBlock> Of(RulePage page, CatalogPages pages)
    {
        var rule = page.Rule;
        return
        [
            new PageBlock.Facts([.. RuleFacts.Of(rule)]),
            .. Paragraphs(rule.Description),
            .. Attack(rule),
            .. References(rule),
            .. Events(rule),
            .. rule.Queries.SelectMany((query, index) => QueryContent.Of(page, query, rule.Queries.Length > 1 ? index + 1 : null, pages)),
            .. Alert(rule),
            .. Analytics(rule),
            .. NeighborContent.Of(page, pages),
        ];
    }

    // A text over several lines is one paragraph; a blank line ends it.
    private static IEnumerable<PageBlock> Paragraphs(string? text) =>
        (text ?? "").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => new PageBlock.Paragraph(part));

    private static IEnumerable<PageBlock> Attack(CatalogRule rule)
    {
        if (rule.Tactics.IsEmpty && rule.Techniques.IsEmpty)
            yield break;
        yield return new PageBlock.Heading(2, "MITRE ATT&CK coverage");
        var placed = rule.Tactics.SelectMany(tactic => tactic.Techniques).Select(technique => technique.Id).ToHashSet(StringComparer.Ordinal);
        var others = rule.Techniques.Where(technique => !placed.Contains(technique.Id)).ToImmutableArray();
        var rows = rule.Tactics.Select(tactic => new PageRow(TacticLink(tactic), Techniques(tactic.Techniques)));
        if (!others.IsEmpty)
            rows = rows.Append(new PageRow("No tactic", Techniques(others)));
        yield return new PageBlock.Table(["Tactic", "Techniques"], [.. rows]);
    }

    private static PageCell Techniques(ImmutableArray<CatalogTechnique> techniques) =>
        techniques.IsEmpty ? "No specific technique" : new PageCell(techniques.Select(TechniqueLink));

    private static PageInline.Web TacticLink(CatalogTactic tactic) =>
        new(tactic.Id is { } id ? AttackPages.OfTactic(id) : "", tactic.Name, tactic.IsDeclared ? null : "(follows from the technique)");

    private static PageInline.Web TechniqueLink(CatalogTechnique technique) => new(
        AttackPages.OfTechnique(technique.Id) ?? "",
        technique.Title is { } title ? $"{technique.Id} {title}" : technique.Id,
        technique.Current == technique.Id ? null : $"(now {technique.Current})");

    private static IEnumerable<PageBlock> References(CatalogRule rule)
    {
        if (rule.References.IsEmpty)
            yield break;
        yield return new PageBlock.Heading(2, "References");
        yield return new PageBlock.Bullets([.. rule.References.Select(reference => new PageInline.Web(reference, reference))]);
    }

    private static IEnumerable<PageBlock> Events(CatalogRule rule)
    {
        if (rule.Events.IsEmpty)
            yield break;
        yield return new PageBlock.Heading(2, "Event coverage");
        yield return new PageBlock.Table(
            ["Provider", "Event/ActionType", "Title"],
            [.. rule.Events.Select(one => new PageRow(one.Provider, EventNames.Shown(one.Id), one.Title ?? ""))]);
    }

    private static IEnumerable<PageBlock> Alert(CatalogRule rule)
    {
        if (!rule.Entities.IsEmpty)
        {
            yield return new PageBlock.Heading(2, "Entities");
            yield return new PageBlock.Table(
                ["Entity", "Identifier", "Field"],
                [.. rule.Entities.SelectMany(entity => entity.Fields, (entity, field) => new PageRow(entity.Type, field.Name, new PageInline.Code(field.Column)))]);
        }
        if (!rule.CustomDetails.IsEmpty)
        {
            yield return new PageBlock.Heading(2, "Custom details");
            yield return new PageBlock.Table(
                ["Detail", "Field"],
                [.. rule.CustomDetails.Select(detail => new PageRow(detail.Name, new PageInline.Code(detail.Column)))]);
        }
    }

    private static IEnumerable<PageBlock> Analytics(CatalogRule rule)
    {
        if (rule.AnalyticEvents.IsEmpty)
            yield break;
        yield return new PageBlock.Heading(2, "Where else ATT&CK looks");
        yield return new PageBlock.Paragraph("MITRE's own analytics for the techniques of this rule look at these events too. It reads none of them, and need not: this is a hint where else a technique shows.");
        yield return new PageBlock.Table(
            ["Provider", "Event", "Title", "In Defender XDR", "Techniques"],
            [.. rule.AnalyticEvents.Select(one => new PageRow(one.Provider, EventNames.Shown(one.Id), one.Title ?? "", PageCell.OfText(one.ActionTypes), PageCell.OfText(one.Techniques)))]);
    }
}
