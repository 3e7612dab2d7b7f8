using Detections.Analysis.Reporting;
using Detections.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Reporting;

/// <summary>The signs stand under the part, in the cells of a terminal.</summary>
internal sealed class SourceExcerptTests
{
    [TestCase("| where [|Dor|] == 1", "| where Dor == 1", "        ^^^", TestName = "A_part_of_a_line")]
    [TestCase("a[||]b", "ab", " ^", TestName = "A_place_between_two_units_has_one_sign")]
    [TestCase("ab[||]", "ab", "  ^", TestName = "The_end_of_a_line")]
    [TestCase("[||]", "", "^", TestName = "An_empty_line")]
    [TestCase("\t[|a\tb|]c", "    a   bc", "    ^^^^^", TestName = "Tabs_are_blanks_up_to_the_next_stop")]
    [TestCase("x\t[|a|]", "x   a", "    ^", TestName = "A_tab_in_the_middle")]
    [TestCase("日本[|語|]", "日本語", "    ^^", TestName = "Wide_characters_take_two_cells")]
    [TestCase("😀[|a|]", "😀a", "  ^", TestName = "A_pair_of_units_is_one_character")]
    [TestCase("e\u0301[|a|]", "e\u0301a", " ^", TestName = "A_mark_over_a_character_takes_none")]
    [TestCase("\u001B[31m[|a|]", "\uFFFD[31ma", "     ^", TestName = "What_would_color_the_terminal_is_replaced")]
    [TestCase("\u202E[|a|]", "\uFFFDa", " ^", TestName = "What_would_turn_the_text_is_replaced")]
    public void The_signs_stand_under_the_part(string marked, string line, string marks)
    {
        var text = MarkedText.Parse(marked);
        var excerpt = SourceExcerpt.Of(text.Text, text.Span.Start, text.Span.End);
        Assert.That((excerpt.Line, excerpt.Marks), Is.EqualTo((line, marks)));
    }

    [Test]
    public void A_long_line_is_cut_around_the_part()
    {
        var line = new string('a', 500) + "bcd" + new string('e', 500);
        var excerpt = SourceExcerpt.Of(line, 500, 503);
        Assert.That(excerpt.Line, Has.Length.EqualTo(166).And.StartsWith("...a").And.EndsWith("e..."));
        Assert.That(excerpt.Line.Substring(excerpt.Marks.Length - 3, 3), Is.EqualTo("bcd"));
        Assert.That(excerpt.Marks.Trim(), Is.EqualTo("^^^"));
    }

    [Test]
    public void A_line_of_megabytes_is_cut_in_the_same_way()
    {
        var excerpt = SourceExcerpt.Of(new string('a', 3_000_000) + "bcd" + new string('e', 3_000_000), 3_000_000, 3_000_003);
        Assert.That(excerpt.Line, Has.Length.EqualTo(166).And.StartsWith("...a").And.EndsWith("e..."));
        Assert.That(excerpt.Line.Substring(excerpt.Marks.Length - 3, 3), Is.EqualTo("bcd"));
    }

    [Test]
    public void A_part_longer_than_what_is_shown_is_marked_up_to_the_cut()
    {
        var excerpt = SourceExcerpt.Of(new string('a', 1000), 0, 1000);
        Assert.That(excerpt.Marks, Is.EqualTo(new string('^', 160)));
        Assert.That(excerpt.Line, Is.EqualTo(new string('a', 160) + "..."));
    }

    [Test]
    public void Whatever_a_line_holds_nothing_unsafe_is_shown_and_there_is_a_sign() =>
        Prop.ForAll<NonNull<string>, NonNegativeInt, NonNegativeInt>((text, start, length) =>
        {
            var excerpt = SourceExcerpt.Of(text.Get, start.Get, start.Get + length.Get);
            return !excerpt.Line.EnumerateRunes().Any(ShownText.IsUnsafe) && excerpt.Marks.EndsWith('^');
        }).QuickCheckThrowOnFailure();
}
