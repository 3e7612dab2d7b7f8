using System.Collections.Immutable;
using Detections.Analysis.Fixing;
using Detections.Analysis.Text;
using Detections.Kusto;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Fixing;

/// <summary>Which edits go together, and what they make of a text.</summary>
internal sealed class EditSetTests
{
    private const string Text = "0123456789";

    private static Arbitrary<TextEdit[]> Edits => (
        from edits in (
            from start in Gen.Choose(0, Text.Length)
            from length in Gen.Choose(0, Math.Min(3, Text.Length - start))
            from newText in Gen.Elements("", "a", "bb", "\r\n", "😀")
            select Edit(start, length, newText)).ListOf()
        select edits.ToArray()).ToArbitrary();

    [Test]
    public void Edits_of_different_places_are_applied_as_if_from_the_last_to_the_first() =>
        Prop.ForAll(Edits, edits =>
        {
            var set = new EditSet();
            var taken = edits.Where(edit => set.TryAdd([edit])).Distinct().ToList();
            var expected = taken.OrderByDescending(edit => edit.Span.Start).Aggregate(Text, (text, edit) => text.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText));
            Assert.That(set.ApplyTo(Text), Is.EqualTo(expected));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true));

    [Test]
    public void An_edit_is_kept_out_by_one_that_overlaps_it_and_by_no_other() =>
        Prop.ForAll(Edits, edits =>
        {
            var set = new EditSet();
            var taken = new List<TextEdit>();
            foreach (var edit in edits)
            {
                var isExpected = taken.Contains(edit) || !taken.Exists(other => Overlap(other.Span, edit.Span));
                Assert.That(set.TryAdd([edit]), Is.EqualTo(isExpected));
                if (isExpected)
                    taken.Add(edit);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true));

    [Test]
    public void Edits_that_belong_together_are_added_as_a_whole_or_not_at_all()
    {
        var set = new EditSet();
        set.TryAdd([Edit(4, 2, "x")]);
        Assert.That(set.TryAdd([Edit(0, 1, "a"), Edit(5, 2, "y")]), Is.False);
        Assert.That(set.ApplyTo(Text), Is.EqualTo("0123x6789"));
    }

    [Test]
    public void An_edit_that_is_there_already_is_shared()
    {
        var set = new EditSet();
        set.TryAdd([Edit(4, 2, "x")]);
        Assert.That(set.TryAdd([Edit(0, 1, "a"), Edit(4, 2, "x")]), Is.True);
        Assert.That(set.ApplyTo(Text), Is.EqualTo("a123x6789"));
    }

    [Test]
    public void Insertions_of_one_fix_at_one_place_keep_their_order()
    {
        var set = new EditSet();
        Assert.That(set.TryAdd([Edit(4, 0, "a"), Edit(4, 0, "b"), Edit(4, 1, "c")]), Is.True);
        Assert.That(set.ApplyTo(Text), Is.EqualTo("0123abc56789"));
    }

    [TestCase(0, 1, 1, 2, true)]
    [TestCase(0, 2, 1, 2, false, Description = "overlap")]
    [TestCase(3, 1, 0, 1, false, Description = "not in order")]
    [TestCase(0, 1, 9, 2, false, Description = "behind the end")]
    public void The_edits_of_a_fix_are_in_order(int firstStart, int firstLength, int start, int length, bool expected) =>
        Assert.That(EditSet.AreInOrder([Edit(firstStart, firstLength, ""), Edit(start, length, "")], Text.Length), Is.EqualTo(expected));

    private static bool Overlap(TextSpan one, TextSpan other) => one.Length > 0 && other.Length > 0
        ? Enumerable.Range(one.Start, one.Length).Any(other.Contains)
        : one.Start <= other.End && other.Start <= one.End;

    private static TextEdit Edit(int start, int length, string newText) => TextEdit.Of(new SourceText("/a.kql", Text + "  "), new TextSpan(start, length), newText);
}
