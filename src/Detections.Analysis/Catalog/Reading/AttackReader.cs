using System.Collections.Immutable;
using Detections.Analysis.Knowledge.Attack;
using Detections.Analysis.Semantics.Attack;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Brings what a rule declares of ATT&amp;CK into one form, whatever form it declares it in.</summary>
internal sealed class AttackReader
{
    private readonly AttackKnowledge _knowledge;
    private readonly TacticMembership _membership;
    private readonly List<DeclaredTactic> _named;
    private readonly List<DeclaredTechnique> _techniques;

    // The tactics in the order in which they are met, and by what they are told from each other.
    private readonly List<TacticEntry> _entries = [];
    private readonly Dictionary<(string? Id, string Name), TacticEntry> _byName = [];

    public AttackReader(AttackCoverage coverage, TacticMembership membership, AttackKnowledge knowledge)
    {
        _knowledge = knowledge;
        _membership = membership;
        _named = [.. coverage.Declarations.SelectMany(declaration => declaration.Tactics)];
        _techniques = [.. coverage.Declarations.SelectMany(declaration => declaration.Techniques).Where(technique => technique.IsWellFormed)];
    }

    /// <summary>The tactics with their techniques, and all techniques.</summary>
    public (ImmutableArray<CatalogTactic> Tactics, ImmutableArray<CatalogTechnique> Techniques) Read()
    {
        // What stands in one row belongs together, and so does what stands in lists, which have no cells.
        var below = _techniques.ToLookup(technique => technique.Tactic?.Span);
        var above = _named.SelectMany(tactic => EntriesOf(tactic, below[tactic.Cell?.Span]), (tactic, entry) => (tactic.Cell?.Span, Entry: entry)).ToLookup(one => one.Span, one => one.Entry);
        var techniques = new SortedDictionary<string, CatalogTechnique>(StringComparer.Ordinal);
        foreach (var declared in _techniques)
        {
            var id = declared.Id.Value.ToUpperInvariant();
            var current = CurrentOf(declared);
            var technique = new CatalogTechnique(id, _knowledge.FindTechnique(id)?.Title ?? declared.Name?.Value) { Current = current?.Id ?? id };
            techniques[id] = technique;
            foreach (var entry in PlacesOf(current, above[declared.Tactic?.Span].ToList(), isInRow: declared.Tactic is not null))
                entry.Add(technique);
        }
        return ([.. _entries.Select(entry => new CatalogTactic(entry.Id, entry.Name, [.. entry.Techniques]) { IsDeclared = entry.IsDeclared })], [.. techniques.Values]);
    }

    // 'Defense Evasion' is what Stealth and Defense Impairment were, and still a tactic of mobile devices: the techniques tell which of them is meant.
    private IEnumerable<TacticEntry> EntriesOf(DeclaredTactic tactic, IEnumerable<DeclaredTechnique> techniques)
    {
        var meaning = _membership.Meaning(tactic.Value);
        if (meaning.IsEmpty)
            return [Entry(null, TacticText.NameIn(tactic.Value), isDeclared: true)];
        var meant = meaning.Length == 1 ? meaning : [.. meaning.Intersect(techniques.SelectMany(technique => CurrentOf(technique)?.Tactics ?? []))];
        return (meant.IsEmpty ? [meaning.MinBy(one => one.Domain)!] : meant).Select(one => Entry(one.Id, one.Name, isDeclared: true));
    }

    // In a row, where the rule puts it; in a list, below those it belongs to. Where the rule names none of these, they follow from the technique.
    private IEnumerable<TacticEntry> PlacesOf(AttackTechnique? technique, List<TacticEntry> named, bool isInRow)
    {
        var own = technique?.Tactics ?? [];
        var fitting = named.FindAll(entry => own.Any(tactic => tactic.Id == entry.Id));
        if (fitting.Count > 0)
            return fitting;
        return isInRow ? named : own.Select(tactic => Entry(tactic.Id, tactic.Name, isDeclared: false));
    }

    // ATT&CK gave the tactics of a technique to its successors, and says little of those of the technique itself.
    private AttackTechnique? CurrentOf(DeclaredTechnique technique) =>
        _knowledge.FindTechnique(technique.Id.Value) is { } known ? _knowledge.CurrentOf(known) : null;

    private TacticEntry Entry(string? id, string name, bool isDeclared)
    {
        if (!_byName.TryGetValue((id, name), out var entry))
        {
            entry = new TacticEntry(id, name, isDeclared);
            _byName.Add((id, name), entry);
            _entries.Add(entry);
        }
        return entry;
    }

    private sealed record TacticEntry(string? Id, string Name, bool IsDeclared)
    {
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

        public List<CatalogTechnique> Techniques { get; } = [];

        public void Add(CatalogTechnique technique)
        {
            if (_ids.Add(technique.Id))
                Techniques.Add(technique);
        }
    }
}
