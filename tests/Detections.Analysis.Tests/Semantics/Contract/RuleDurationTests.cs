using System.Globalization;
using Detections.Analysis.Semantics.Contract;
using Detections.Analysis.Semantics.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Semantics.Contract;

internal sealed class RuleDurationTests
{
    [TestCase("30m", "00:30:00")]
    [TestCase("1H", "01:00:00")]
    [TestCase("14d", "14.00:00:00")]
    [TestCase("14.00:00:00", "14.00:00:00")]
    [TestCase("01:30", "01:30:00")]
    [TestCase("PT1H", "01:00:00")]
    [TestCase("P1DT12H", "1.12:00:00")]
    [TestCase("PT90S", "00:01:30")]
    public void Every_form_is_read(string text, string expected) =>
        Assert.That(RuleDuration.Parse(text), Is.EqualTo(TimeSpan.Parse(expected, CultureInfo.InvariantCulture)));

    [TestCase("")]
    [TestCase("5")]
    [TestCase("h")]
    [TestCase("-1h")]
    [TestCase("1w")]
    [TestCase("P")]
    [TestCase("PT")]
    [TestCase("P1Y")]
    [TestCase("999999999d")]
    [TestCase("P999999999D")]
    [TestCase("99999999:00:00:00")]
    public void Anything_else_is_none(string text) => Assert.That(RuleDuration.Parse(text), Is.Null);

    [Test]
    public void What_is_shown_is_read_again() => Prop
        .ForAll(Gen.Choose(1, 100_000).ToArbitrary(), minutes => RuleDuration.Parse(DurationText.Of(TimeSpan.FromMinutes(minutes))) == TimeSpan.FromMinutes(minutes))
        .QuickCheckThrowOnFailure();

    [Test]
    public void No_text_is_too_odd() => Prop
        .ForAll(Gen.Elements("1", "9", "P", "T", "H", "M", "D", "S", ":", ".", "-", " ", "x").ArrayOf().ToArbitrary(), parts =>
        {
            RuleDuration.Parse(string.Concat(parts));
            return true;
        })
        .QuickCheckThrowOnFailure();
}
