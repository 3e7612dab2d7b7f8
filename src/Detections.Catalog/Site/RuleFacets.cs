using System.Collections.Immutable;
using Detections.Analysis.Catalog;
using Detections.Analysis.Knowledge.Attack;
using Detections.Catalog.Pages;

namespace Detections.Catalog.Site;

/// <summary>What a rule can be found by in the list.</summary>
internal sealed class RuleFacets
{
    public RuleFacets(RulePage page, AttackKnowledge attack)
    {
        Page = page;
        Tactics = [.. page.Rule.Tactics.Select(tactic => new TacticFacet(OrderOf(tactic, attack), tactic.Name)).Distinct()];
        Techniques = [.. page.Rule.Techniques.SelectMany(technique => Facets(technique, attack)).Distinct().Order()];
    }

    public RulePage Page { get; }

    public ImmutableArray<TacticFacet> Tactics { get; }

    /// <summary>With the parents of sub-techniques: who looks for a technique looks for all of it. With those that took the place of others.</summary>
    public ImmutableArray<TechniqueFacet> Techniques { get; }

    /// <summary>All that the search looks in, in small letters: each word of the search has to stand in it.</summary>
    public string SearchText
    {
        get
        {
            var rule = Page.Rule;
            string?[] texts =
            [
                rule.Title, rule.Id, rule.Path, rule.Author, rule.Description,
                .. rule.Tags,
                .. Tactics.Select(tactic => tactic.Name),
                .. Techniques.Select(technique => technique.Shown),
                .. Page.Tables,
                .. rule.Events.Select(one => $"{EventNames.Key(one.Provider, one.Id)} {one.Title}"),
                .. rule.Queries.SelectMany(query => query.Indicators).SelectMany(indicator => indicator.Values.Select(value => value.Text).Prepend(indicator.Field)),
            ];
            return string.Join('\n', texts.Where(text => !string.IsNullOrEmpty(text)).Select(text => text!.ToLowerInvariant()).Distinct(StringComparer.Ordinal));
        }
    }

    private static int OrderOf(CatalogTactic tactic, AttackKnowledge attack) =>
        attack.Tactics.FirstOrDefault(known => known.Id == tactic.Id) is { } found ? ((int)found.Domain * 100) + found.Order : int.MaxValue;

    private static IEnumerable<TechniqueFacet> Facets(CatalogTechnique technique, AttackKnowledge attack)
    {
        yield return new TechniqueFacet(technique.Id, technique.Title);
        string[] others = [technique.Current, technique.Id.Split('.')[0], technique.Current.Split('.')[0]];
        foreach (var id in others.Where(id => id != technique.Id))
            yield return new TechniqueFacet(id, attack.FindTechnique(id)?.Title);
    }
}

/// <param name="Order">Its place in the matrix.</param>
/// <param name="Name">Its name.</param>
internal sealed record TacticFacet(int Order, string Name);

/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, or null where nobody knows one.</param>
internal sealed record TechniqueFacet(string Id, string? Title) : IComparable<TechniqueFacet>
{
    public string Shown => Title is null ? Id : $"{Id} {Title}";

    public int CompareTo(TechniqueFacet? other) => string.CompareOrdinal(Shown, other?.Shown);
}
