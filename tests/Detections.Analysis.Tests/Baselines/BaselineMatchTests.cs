using System.Collections.Immutable;
using Detections.Analysis.Baselines;
using Detections.Analysis.Diagnostics;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Baselines;

internal sealed class BaselineMatchTests
{
    // Few values, so that many are equal.
    private static readonly Gen<BaselineEntry[]> Entries =
        (from id in Gen.Elements("KS1", "KS2")
         from path in Gen.Elements("a.kql", "b.kql", "c.kql")
         from line in Gen.Elements("1", "2")
         from message in Gen.Elements("x", "y")
         select new BaselineEntry(id, path, line, message)).ArrayOf();

    [Test]
    public void All_findings_of_the_baseline_are_known_in_whatever_order() =>
        Prop.ForAll(Entries.ToArbitrary(), entries =>
        {
            var (isKnown, unmatched) = BaselineOf(entries).Match([.. entries.Reverse()], _ => true);
            return isKnown.All(known => known) && unmatched.IsEmpty;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    [Test]
    public void An_entry_knows_one_finding_of_its_id_and_line() =>
        Prop.ForAll(Entries.ToArbitrary(), Entries.ToArbitrary(), (entries, found) =>
        {
            var (isKnown, unmatched) = BaselineOf(entries).Match(found, path => path != "c.kql");
            var known = found.Where((_, index) => isKnown[index]).ToList();
            var used = entries.ToList();
            foreach (var (entry, _) in unmatched)
                used.Remove(entry);
            return known.Count + unmatched.Length == entries.Length
                && known.Select(one => (one.Id, one.Line)).Order().SequenceEqual(used.Select(one => (one.Id, one.Line)).Order());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    private static Baseline BaselineOf(BaselineEntry[] entries) =>
        new("/rules/detections.baseline.sarif", [.. entries.Select(entry => (entry, Location.None))]);
}
