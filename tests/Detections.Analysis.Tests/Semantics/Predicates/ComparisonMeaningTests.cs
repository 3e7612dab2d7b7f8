using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Comparing;
using Detections.Analysis.Catalog.Reading;
using Detections.Analysis.Semantics.Predicates;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Semantics.Predicates;

/// <summary>What is said of comparisons in several places is what holds of each single value.</summary>
internal sealed class ComparisonMeaningTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Test]
    public void A_text_that_covers_another_fits_all_that_it_fits() => Prop.ForAll(ComparisonModel.OfTexts.Two().ToArbitrary(), pair =>
        Pairs(AskedText.Of(pair.Item1), AskedText.Of(pair.Item2)).Where(one => one.Item1.Covers(one.Item2))
            .All(one => Follows(Positive(one.Item2), Positive(one.Item1))).Label(Text(pair.Item1, pair.Item2))).Check(Many);

    [Test]
    public void A_value_that_fits_a_condition_fits_it_in_each_letter_case() => Prop.ForAll(
        (from value in ComparisonModel.OfTexts from comparison in ComparisonModel.OfTexts select (value, comparison)).ToArbitrary(),
        one => one.value.Values.All(value =>
        {
            var isAnyCase = !one.value.IsCaseSensitive;
            string[] texts = isAnyCase ? [value.Text, value.Text.ToUpperInvariant(), value.Text.ToLowerInvariant()] : [value.Text];
            return new ColumnValue(one.value.Field.Column!, value.Text, isAnyCase).Fits(one.comparison) is not { } fits
                || ComparisonModel.Worlds.All(world => texts.All(text => world.Holds(one.comparison, text) == fits));
        }).Label(Text(one.value, one.comparison))).Check(Many);

    [Test]
    public void A_number_that_fits_a_condition_fits_it() => Prop.ForAll(ComparisonModel.OfNumbers.ToArbitrary(), comparison =>
        ComparisonModel.SmallNumbers.OfType<int>().All(number =>
            new ColumnValue(comparison.Field.Column!, $"{number}", IsAnyCase: false).Fits(comparison) is not { } fits || ComparisonModel.Holds(comparison, number) == fits).Label(Text(comparison))).Check(Many);

    [Test]
    public void Of_texts_only_what_another_condition_keeps_is_kept_by_one_that_implies_it() => Prop.ForAll(
        Negatable(ComparisonModel.OfTexts).Two().ToArbitrary(),
        pair => (!Implies(pair.Item1, pair.Item2) || ComparisonModel.Worlds.All(world => Samples(pair.Item1.Comparison, pair.Item2.Comparison)
            .All(text => world.Holds(pair.Item1.Comparison, text) == pair.Item1.IsNegated || world.Holds(pair.Item2.Comparison, text) != pair.Item2.IsNegated)))
            .Label(Text(pair.Item1.Comparison, pair.Item2.Comparison))).Check(Many);

    [Test]
    public void Of_numbers_only_what_another_condition_keeps_is_kept_by_one_that_implies_it() => Prop.ForAll(
        Negatable(ComparisonModel.OfNumbers).Two().ToArbitrary(),
        pair => (!Implies(pair.Item1, pair.Item2) || ComparisonModel.SmallNumbers
            .All(number => ComparisonModel.Holds(pair.Item1.Comparison, number) != !pair.Item1.IsNegated || ComparisonModel.Holds(pair.Item2.Comparison, number) == !pair.Item2.IsNegated))
            .Label(Text(pair.Item1.Comparison, pair.Item2.Comparison))).Check(Many);

    private static Gen<(Comparison Comparison, bool IsNegated)> Negatable(Gen<Comparison> comparisons) =>
        from comparison in comparisons
        from isNegated in Gen.Elements(true, false, false)
        select (comparison, isNegated);

    private static bool Implies((Comparison Comparison, bool IsNegated) one, (Comparison Comparison, bool IsNegated) other) =>
        PredicateImplication.Implies([Written(one.Comparison, one.IsNegated)], [Written(other.Comparison, other.IsNegated)]);

    private static CatalogPredicate Written(Comparison comparison, bool isNegated)
    {
        var values = string.Join(',', comparison.Values.Select(value => value.Text));
        var written = new CatalogPredicate(PredicateForm.Comparison, $"{comparison.Operator} {values}") { Comparison = PredicateWriter.Write(comparison) };
        return isNegated ? new CatalogPredicate(PredicateForm.Not, $"not({written.Text})") { Parts = [written] } : written;
    }

    private static bool Follows(Comparison one, Comparison other) =>
        ComparisonModel.Worlds.All(world => Samples(one, other).All(text => !world.Holds(one, text) || world.Holds(other, text)));

    private static IEnumerable<string> Samples(Comparison one, Comparison other) => ComparisonModel.Around([.. one.Values.Concat(other.Values).Select(value => value.Text)]);

    // For people: a comparison shows none of its values.
    private static string Text(params IEnumerable<Comparison> comparisons) =>
        string.Join(" | ", comparisons.Select(one => $"{one.Operator} {string.Join(", ", one.Values.Select(value => $"'{value.Text}'"))}"));

    private static Comparison Positive(AskedText asked) => asked.Comparison with { Values = [asked.Value], IsNegated = false };

    private static IEnumerable<(AskedText, AskedText)> Pairs(IEnumerable<AskedText> some, IEnumerable<AskedText> others) => some.SelectMany(one => others.Select(other => (one, other)));
}
