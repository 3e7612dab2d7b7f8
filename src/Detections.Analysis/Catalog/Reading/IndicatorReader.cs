using System.Collections.Immutable;
using Detections.Analysis.Semantics.Predicates;
using Detections.Analysis.Semantics.Query;

namespace Detections.Analysis.Catalog.Reading;

/// <summary>Tells what conditions look for from what they let go.</summary>
internal sealed class IndicatorReader
{
    private static readonly IComparer<(string Field, string Kind, string? Condition)> RowOrder =
        Comparer<(string Field, string Kind, string? Condition)>.Create((one, other) =>
            string.CompareOrdinal(one.Field, other.Field) is not 0 and var byField ? byField
            : string.CompareOrdinal(one.Kind, other.Kind) is not 0 and var byKind ? byKind
            : string.CompareOrdinal(one.Condition, other.Condition));

    private readonly SortedDictionary<(string Field, string Kind, string? Condition), List<CatalogValue>> _indicators = new(RowOrder);
    private readonly SortedDictionary<(string Field, string Kind, string? Condition), List<CatalogValue>> _exclusions = new(RowOrder);

    private IndicatorReader(IEnumerable<Predicate> conditions)
    {
        foreach (var conjunct in conditions.SelectMany(condition => condition.Conjuncts))
            LookFor(conjunct, isAlone: true);
    }

    public static (ImmutableArray<CatalogIndicator> Indicators, ImmutableArray<CatalogIndicator> Exclusions) Read(IEnumerable<Predicate> conditions)
    {
        var reader = new IndicatorReader(conditions);
        return (Sorted(reader._indicators), Sorted(reader._exclusions));
    }

    // What is one of several ways to be found excludes nothing by itself.
    private void LookFor(Predicate predicate, bool isAlone)
    {
        switch (predicate)
        {
            case Comparison comparison when !PredicateWriter.IsOpposite(comparison):
                Add(_indicators, comparison, PredicateWriter.KindOf(comparison), condition: null);
                break;
            case Comparison comparison when isAlone:
                Add(_exclusions, comparison, PredicateWriter.KindOf(comparison.Kind), condition: null);
                break;
            case Conjunction { Parts: var parts }:
                foreach (var part in parts)
                    LookFor(part, isAlone);
                break;
            case Disjunction { Parts: var parts }:
                foreach (var part in parts)
                    LookFor(part, isAlone: false);
                break;
            case Negation { Part: var part }:
                Exclude(part, predicate, isAlone);
                break;
        }
    }

    private void Exclude(Predicate predicate, Predicate whole, bool isAlone)
    {
        switch (predicate)
        {
            case Comparison { Kind: ComparisonKind.IsNull } comparison:
                Add(_indicators, comparison, comparison.IsNegated ? IndicatorKinds.IsNull : IndicatorKinds.IsNotNull, condition: null);
                break;
            // not(x != "a"), not(x !has "a")
            case Comparison { IsNegated: true } comparison:
                Add(_indicators, comparison, PredicateWriter.KindOf(comparison.Kind), condition: null);
                break;
            case Comparison comparison when isAlone:
                Add(_exclusions, comparison, PredicateWriter.KindOf(comparison.Kind), condition: null);
                break;
            case Negation { Part: var part }:
                LookFor(part, isAlone);
                break;
            case Disjunction { Parts: var parts }:
                foreach (var part in parts)
                    Exclude(part, whole, isAlone);
                break;
            // Only all of them together are let go.
            case Conjunction when isAlone:
                foreach (var comparison in predicate.Comparisons.Where(one => !one.IsNegated))
                    Add(_exclusions, comparison, PredicateWriter.KindOf(comparison.Kind), whole.Node.OnOneLine());
                break;
        }
    }

    private static void Add(SortedDictionary<(string Field, string Kind, string? Condition), List<CatalogValue>> rows, Comparison comparison, string kind, string? condition)
    {
        var key = (comparison.Field.Name, kind, condition);
        if (!rows.TryGetValue(key, out var values))
            rows.Add(key, values = []);
        var countsCase = comparison is { IsCaseSensitive: true, Field.IsFolded: false };
        values.AddRange(comparison.Values.Select(value => new CatalogValue(value.Text, countsCase && value.Text.Any(char.IsLetter))));
    }

    private static ImmutableArray<CatalogIndicator> Sorted(SortedDictionary<(string Field, string Kind, string? Condition), List<CatalogValue>> rows) =>
        [.. rows.Select(row => new CatalogIndicator(row.Key.Field, row.Key.Kind, [.. row.Value.Distinct()]) { Condition = row.Key.Condition })];
}
