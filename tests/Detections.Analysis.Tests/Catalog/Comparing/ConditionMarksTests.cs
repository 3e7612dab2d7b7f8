using Detections.Analysis.Catalog.Comparing;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Catalog.Comparing;

internal sealed class ConditionMarksTests
{
    [Test]
    public void A_condition_that_implies_another_has_what_that_one_asks_for()
    {
        var implied = 0;
        Prop.ForAll(RandomRules.Conditions.Two().ToArbitrary(), pair =>
        {
            var (one, other) = pair;
            if (!PredicateImplication.Implies([one], [other]))
                return true;
            implied++;
            var marks = ConditionMarks.Of(one).ToHashSet();
            return ConditionMarks.AskedFor(other).Any(all => all.All(marks.Contains));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60_000));
        Assert.That(implied, Is.GreaterThan(500));
    }
}
