using Detections.Analysis.Catalog;
using Detections.Analysis.Catalog.Comparing;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Catalog.Comparing;

internal sealed class NearDuplicatesTests
{
    private static Gen<List<string>[]> Tables => Gen.Elements("a", "b", "c", "d", "e", "f", "g", "h").ListOf().Resize(9).Select(names => names.Distinct(StringComparer.Ordinal).ToList()).ArrayOf(15);

    [Test]
    public void The_index_finds_what_comparing_all_with_all_finds() => Prop.ForAll(Tables.ToArbitrary(), lists =>
        NearDuplicates.Of(RulesOf(lists), most: 4).Select(Shown).SequenceEqual(Enumerable.Range(0, lists.Length).Select(rule => Shown(ByHand(lists, rule).Take(4)))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Test]
    public void Of_many_alike_the_nearest_are_told_and_of_those_as_near_the_first()
    {
        var rules = RulesOf([.. Enumerable.Range(0, 2000).Select(number => new List<string> { "a", "b", "c", "d", number == 1999 ? "e" : "d" }), ["a", "b", "c", "d", "e"]]);

        var found = NearDuplicates.Of(rules, most: 2);

        Assert.That(Shown(found[1000]), Is.EqualTo("0: 1, 1: 1"));
        Assert.That(Shown(found[2000]), Is.EqualTo("1999: 1, 0: 0.8"));
    }

    private static IEnumerable<(int Rule, double Likeness)> ByHand(List<string>[] lists, int rule) =>
        from other in Enumerable.Range(0, lists.Length)
        where other != rule && lists[rule].Count >= 4 && lists[other].Count >= 4
        let likeness = (double)lists[rule].Intersect(lists[other]).Count() / lists[rule].Union(lists[other]).Count()
        where likeness >= NearDuplicates.Least
        orderby likeness descending, other
        select (other, likeness);

    private static List<CatalogRule> RulesOf(IEnumerable<List<string>> lists) => [.. lists.Select((tables, number) => RandomRules.Rule(number, RandomRules.Query("T") with { Tables = [.. tables] }))];

    private static string Shown(IEnumerable<(int Rule, double Likeness)> found) => string.Join(", ", found.Select(one => FormattableString.Invariant($"{one.Rule}: {one.Likeness}")));
}
