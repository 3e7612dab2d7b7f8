namespace Detections.Analysis.Catalog.Comparing;

/// <summary>Which rules look for which values. Where an operator does not go by letter case, neither does the count.</summary>
internal sealed class IndicatorIndex
{
    // By value in capitals.
    private readonly Dictionary<(string Field, string Kind, string Folded), Readers> _readers = [];

    public IndicatorIndex(IReadOnlyList<CatalogRule> rules)
    {
        for (var rule = 0; rule < rules.Count; rule++)
        {
            foreach (var indicator in rules[rule].Queries.SelectMany(query => query.Indicators))
            {
                if (indicator.Values.IsEmpty)
                    ReadersOf(indicator.Field, indicator.Kind, null).Add(rule, null);
                foreach (var value in indicator.Values)
                    ReadersOf(indicator.Field, indicator.Kind, value).Add(rule, value);
            }
        }
        foreach (var readers in _readers.Values)
            readers.Complete();
    }

    /// <summary>The rules that look for a value, by their index.</summary>
    /// <param name="field">The field.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="value">The value; null for a kind that takes none.</param>
    public IEnumerable<int> RulesFor(string field, string kind, CatalogValue? value) =>
        _readers.TryGetValue(KeyOf(field, kind, value), out var readers) ? readers.Of(value) : [];

    /// <summary>How many rules but one look for a value; asked for each value of each rule, so that it must not take longer where more do.</summary>
    /// <param name="rule">The index of that one.</param>
    /// <param name="field">The field.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="value">The value; null for a kind that takes none.</param>
    public int CountOthers(int rule, string field, string kind, CatalogValue? value) =>
        _readers.TryGetValue(KeyOf(field, kind, value), out var readers) ? readers.CountOthers(rule, value) : 0;

    private Readers ReadersOf(string field, string kind, CatalogValue? value)
    {
        var key = KeyOf(field, kind, value);
        if (!_readers.TryGetValue(key, out var readers))
            _readers.Add(key, readers = new Readers());
        return readers;
    }

    private static (string Field, string Kind, string Folded) KeyOf(string field, string kind, CatalogValue? value) => (field, kind, value?.Text.ToUpperInvariant() ?? "");

    /// <summary>The rules that look for a value in whatever letter case. All lists are in order.</summary>
    private sealed class Readers
    {
        private readonly List<int> _all = [];
        private readonly List<int> _anyCase = [];
        private readonly Dictionary<string, List<int>> _spellings = new(StringComparer.Ordinal);

        public void Add(int rule, CatalogValue? value)
        {
            AddOnce(_all, rule);
            if (value is not { IsCaseSensitive: true })
            {
                AddOnce(_anyCase, rule);
                return;
            }
            if (!_spellings.TryGetValue(value.Text, out var rules))
                _spellings.Add(value.Text, rules = []);
            AddOnce(rules, rule);
        }

        /// <summary>Takes those that look for any letter case out of the spellings, so that both can be counted together.</summary>
        public void Complete()
        {
            foreach (var rules in _spellings.Values)
                rules.RemoveAll(rule => _anyCase.BinarySearch(rule) >= 0);
        }

        public IEnumerable<int> Of(CatalogValue? value) => value is { IsCaseSensitive: true } ? _anyCase.Concat(Spelled(value.Text)).Order() : _all;

        public int CountOthers(int rule, CatalogValue? value) =>
            value is { IsCaseSensitive: true } ? CountOthers(rule, _anyCase) + CountOthers(rule, Spelled(value.Text)) : CountOthers(rule, _all);

        private static int CountOthers(int rule, List<int> rules) => rules.Count - (rules.BinarySearch(rule) >= 0 ? 1 : 0);

        private List<int> Spelled(string text) => _spellings.GetValueOrDefault(text, []);

        private static void AddOnce(List<int> rules, int rule)
        {
            if (rules is [] || rules[^1] != rule)
                rules.Add(rule);
        }
    }
}
