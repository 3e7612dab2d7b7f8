using System.Collections.Immutable;

namespace Detections.Analysis.Catalog.Comparing;

/// <summary>
/// Finds the rules whose rows are all among those of other rules. Rules with the same queries are one class, and classes are compared: the
/// work grows with what is different, and not with how often it is there.
/// </summary>
internal sealed class Subsumption
{
    private readonly List<RuleClass> _classes = [];
    private readonly Dictionary<int, RuleClass> _classOf = [];

    /// <param name="rules">In the order in which they are listed.</param>
    /// <param name="most">How many rules are listed for one; the first ones.</param>
    public Subsumption(IReadOnlyList<CatalogRule> rules, int most)
    {
        var shapes = new DistinctShapes();
        var known = new Dictionary<string, RuleClass>(StringComparer.Ordinal);
        for (var rule = 0; rule < rules.Count; rule++)
        {
            var (own, isWhole) = shapes.Add(rules[rule]);
            if (own.IsEmpty)
                continue;
            var name = $"{isWhole} {string.Join(' ', own)}";
            if (!known.TryGetValue(name, out var same))
            {
                known.Add(name, same = new RuleClass(own, isWhole));
                _classes.Add(same);
            }
            same.Rules.Add(rule);
            _classOf.Add(rule, same);
        }
        Compare(new ShapeContainment(shapes.All));
        foreach (var one in _classes)
            one.List(most);
    }

    /// <summary>The rules that find some of what one finds and nothing else, in their order.</summary>
    /// <param name="rule">Index of the rule.</param>
    public ImmutableArray<int> StricterThan(int rule) => _classOf.TryGetValue(rule, out var own) ? own.Stricter : [];

    /// <summary>The rules that find all of what one finds and more, in their order.</summary>
    /// <param name="rule">Index of the rule.</param>
    public ImmutableArray<int> BroaderThan(int rule) => _classOf.TryGetValue(rule, out var own) ? own.Broader : [];

    private void Compare(ShapeContainment containment)
    {
        var having = _classes.SelectMany(one => one.Shapes, (one, shape) => (one, shape)).ToLookup(pair => pair.shape, pair => pair.one);
        var found = _classes.ToDictionary(one => one, one => one.Shapes.SelectMany(containment.Within).ToHashSet());
        foreach (var broad in _classes)
        {
            var candidates = found[broad].SelectMany(shape => having[shape]).Distinct();
            foreach (var narrow in candidates.Where(narrow => narrow.IsWithin(found[broad]) && !broad.IsWithin(found[narrow])))
                broad.IsBroaderThan(narrow);
        }
    }

    /// <summary>Rules with the same queries.</summary>
    /// <param name="shapes">The numbers of the shapes they have.</param>
    /// <param name="isWhole">Whether all of their queries have one: what the others find is not known.</param>
    private sealed class RuleClass(ImmutableArray<int> shapes, bool isWhole)
    {
        private readonly List<RuleClass> _stricter = [];
        private readonly List<RuleClass> _broader = [];

        public ImmutableArray<int> Shapes => shapes;

        public List<int> Rules { get; } = [];

        public ImmutableArray<int> Stricter { get; private set; }

        public ImmutableArray<int> Broader { get; private set; }

        public bool IsWithin(HashSet<int> found) => isWhole && shapes.All(found.Contains);

        public void IsBroaderThan(RuleClass narrow)
        {
            _stricter.Add(narrow);
            narrow._broader.Add(this);
        }

        public void List(int most) => (Stricter, Broader) = (FirstOf(_stricter, most), FirstOf(_broader, most));

        // The rules of a class are in order, so that of each the first ones are enough.
        private static ImmutableArray<int> FirstOf(List<RuleClass> classes, int most) => [.. classes.SelectMany(one => one.Rules.Take(most)).Order().Take(most)];
    }
}
