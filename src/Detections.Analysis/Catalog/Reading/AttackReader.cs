using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Brings what a rule declares of ATT&amp;CK into one form, whatever form it declares it in.</summary>
internal sealed class AttackReader(AttackCoverage coverage, AttackKnowledge knowledge)
{
    // A tactic, whether the rule names it, and the techniques below it, in the order in which they are met.
    private readonly List<(string? Id, string Name, bool IsDeclared, List<CatalogTechnique> Techniques)> _tactics = [];

    /// <summary>The tactics with their techniques, and all techniques.</summary>
    public (ImmutableArray<CatalogTactic> Tactics, ImmutableArray<CatalogTechnique> Techniques) Read()
    {
        foreach (var tactic in coverage.Declarations.SelectMany(declaration => declaration.Tactics))
            Tactic(tactic.Value, isDeclared: true);
        var techniques = new SortedDictionary<string, CatalogTechnique>(StringComparer.Ordinal);
        foreach (var declared in coverage.Declarations.SelectMany(declaration => declaration.Techniques).Where(technique => technique.IsWellFormed))
        {
            var id = declared.Id.Value.ToUpperInvariant();
            var known = knowledge.FindTechnique(id);
            var technique = new CatalogTechnique(id, known?.Title ?? declared.Name?.Value);
            techniques[id] = technique;
            foreach (var below in TacticsOf(declared, known).Where(tactic => !tactic.Exists(one => one.Id == id)))
                below.Add(technique);
        }
        return ([.. _tactics.Select(tactic => new CatalogTactic(tactic.Id, tactic.Name, [.. tactic.Techniques]) { IsDeclared = tactic.IsDeclared })], [.. techniques.Values]);
    }

    // Those of its row; in a list, those of the rule it belongs to; else those it belongs to anyway.
    private List<List<CatalogTechnique>> TacticsOf(DeclaredTechnique declared, AttackTechnique? known)
    {
        if (declared.Tactic is { } cell)
            return [.. TacticText.Split(cell.Value).Select(name => Tactic(name, isDeclared: true))];
        var own = known?.Tactics ?? [];
        var named = _tactics.Where(tactic => tactic.IsDeclared && own.Any(one => one.Id == tactic.Id)).Select(tactic => tactic.Techniques).ToList();
        return named.Count > 0 ? named : [.. own.Select(tactic => Tactic(tactic.Name, isDeclared: false))];
    }

    private List<CatalogTechnique> Tactic(string text, bool isDeclared)
    {
        var known = TacticText.Meaning(knowledge, text).FirstOrDefault();
        var name = known?.Name ?? TacticText.NameIn(text);
        var index = _tactics.FindIndex(tactic => tactic.Id == known?.Id && tactic.Name == name);
        if (index < 0)
        {
            _tactics.Add((known?.Id, name, isDeclared, []));
            index = _tactics.Count - 1;
        }
        return _tactics[index].Techniques;
    }
}
