using System.Globalization;
using Detections.Analysis.Semantics.Time;

namespace Detections.Analysis.Tests.Semantics.Time;

internal sealed class DurationTextTests
{
    [TestCase("1.00:00:00", "1d")]
    [TestCase("01:30:00", "90m")]
    [TestCase("-02:00:00", "-2h")]
    [TestCase("00:00:01.5", "1500ms")]
    [TestCase("00:00:00.0000015", "15tick")]
    [TestCase("00:00:00", "0d")]
    public void A_duration_is_a_whole_number_of_its_largest_unit(string duration, string text) =>
        Assert.That(DurationText.Of(TimeSpan.Parse(duration, CultureInfo.InvariantCulture)), Is.EqualTo(text));
}
