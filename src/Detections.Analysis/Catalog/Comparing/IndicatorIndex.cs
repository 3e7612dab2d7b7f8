namespace Detections.Analysis.Catalog.Comparing;

/// <summary>Which rules look for which values. Where an operator does not go by letter case, neither does the count.</summary>
internal sealed class IndicatorIndex
{
    // The rules by value in capitals; of each whether it takes any letter case, and else which ones.
    private readonly Dictionary<(string Field, string Kind, string Folded), Dictionary<int, Spellings>> _rules = [];

    public IndicatorIndex(IReadOnlyList<CatalogRule> rules)
    {
        for (var index = 0; index < rules.Count; index++)
        {
            foreach (var indicator in rules[index].Queries.SelectMany(query => query.Indicators))
            {
                if (indicator.Values.IsEmpty)
                    Add(indicator.Field, indicator.Kind, "", index).TakesAny = true;
                foreach (var value in indicator.Values)
                {
                    var spellings = Add(indicator.Field, indicator.Kind, Fold(value.Text), index);
                    if (value.IsCaseSensitive)
                        spellings.Exact.Add(value.Text);
                    else
                        spellings.TakesAny = true;
                }
            }
        }
    }

    /// <summary>The rules that look for a value, by their index.</summary>
    /// <param name="field">The field.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="value">The value; null for a kind that takes none.</param>
    public IEnumerable<int> RulesFor(string field, string kind, CatalogValue? value) =>
        _rules.TryGetValue((field, kind, value is null ? "" : Fold(value.Text)), out var found)
            ? found.Where(rule => value is not { IsCaseSensitive: true } || rule.Value.TakesAny || rule.Value.Exact.Contains(value.Text)).Select(rule => rule.Key).Order()
            : [];

    private Spellings Add(string field, string kind, string folded, int rule)
    {
        var key = (field, kind, folded);
        if (!_rules.TryGetValue(key, out var rules))
            _rules.Add(key, rules = []);
        if (!rules.TryGetValue(rule, out var spellings))
            rules.Add(rule, spellings = new Spellings());
        return spellings;
    }

    private static string Fold(string text) => text.ToUpperInvariant();

    private sealed class Spellings
    {
        public bool TakesAny { get; set; }

        public HashSet<string> Exact { get; } = new(StringComparer.Ordinal);
    }
}
