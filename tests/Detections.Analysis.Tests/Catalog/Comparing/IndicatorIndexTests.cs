using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Comparing;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Catalog.Comparing;

internal sealed class IndicatorIndexTests
{
    private static Gen<CatalogIndicator> Indicators =>
        from column in Gen.Elements("A", "B")
        from kind in Gen.Elements(IndicatorKinds.Equal, IndicatorKinds.Contains)
        from values in Gen.Elements("a", "A", "b", "").Zip(Gen.Elements(true, false), (text, isCaseSensitive) => new CatalogValue(text, isCaseSensitive)).ListOf().Resize(4)
        select new CatalogIndicator(column, kind, [.. values]);

    [Test]
    public void The_rules_and_their_number_are_those_of_a_search_by_hand() => Prop.ForAll(Indicators.ListOf().Resize(3).ArrayOf(12).ToArbitrary(), lists =>
    {
        var rules = lists.Select((indicators, number) => RandomRules.Rule(number, RandomRules.Query("T") with { Indicators = [.. indicators] })).ToList();
        var index = new IndicatorIndex(rules);
        return lists.SelectMany(indicators => indicators).All(indicator => indicator.Values.DefaultIfEmpty(null!).All(value =>
        {
            var byHand = Enumerable.Range(0, rules.Count).Where(rule => lists[rule].Any(other => IsSame(indicator, value, other))).ToList();
            return index.RulesFor(indicator.Field, indicator.Kind, value).SequenceEqual(byHand) && Enumerable.Range(0, rules.Count).All(rule => index.CountOthers(rule, indicator.Field, indicator.Kind, value) == byHand.Count(other => other != rule));
        }));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static bool IsSame(CatalogIndicator indicator, CatalogValue? value, CatalogIndicator other) =>
        indicator.Field == other.Field && indicator.Kind == other.Kind
        && (other.Values.IsEmpty ? string.IsNullOrEmpty(value?.Text) : other.Values.Any(one => string.Equals(one.Text, value?.Text ?? "", value is { IsCaseSensitive: true } && one.IsCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)));
}
