using Detections.Analysis.Semantics.Events;
using Detections.Kusto;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Semantics.Events;

/// <summary>Regions against plain sets of pairs over few names, one of which no set names.</summary>
internal sealed class EventRegionProperties
{
    private static readonly string[] Names = ["a", "b", "c", "other"];

    private static Gen<NameSet> NameSets =>
        from names in Gen.Elements("a", "b", "c").ArrayOf()
        from isAllBut in Gen.Elements(true, false)
        select NameSet.Of(names.Select(name => KeyValuePair.Create(name, (TextSpan?)null))) with { IsAllBut = isAllBut };

    private static Gen<EventRegion> Regions =>
        from sets in NameSets.Two().ArrayOf()
        select sets.Aggregate(EventRegion.Nothing, (region, one) => region.Or(EventRegion.OfProviders(one.Item1).And(EventRegion.OfEvents(one.Item2))));

    [Test]
    public void What_both_hold_and_what_one_holds_is_what_sets_say() => Prop.ForAll(Regions.Two().ToArbitrary(), pair =>
    {
        var (one, two) = pair;
        return Pairs.All(pair => one.And(two).Contains(pair.Provider, pair.Id) == (one.Contains(pair.Provider, pair.Id) && two.Contains(pair.Provider, pair.Id))
            && one.Or(two).Contains(pair.Provider, pair.Id) == (one.Contains(pair.Provider, pair.Id) || two.Contains(pair.Provider, pair.Id)));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void The_complement_of_a_set_holds_the_others() => Prop.ForAll(NameSets.ToArbitrary(), set =>
        Names.All(name => set.Complement.Contains(name) != set.Contains(name))).QuickCheckThrowOnFailure();

    [Test]
    public void Letter_case_is_free() => Assert.That(NameSet.Of([KeyValuePair.Create("FileCreated", (TextSpan?)null)]).Contains("filecreated"), Is.True);

    private static IEnumerable<(string Provider, string Id)> Pairs => Names.SelectMany(provider => Names.Select(id => (provider, id)));
}
