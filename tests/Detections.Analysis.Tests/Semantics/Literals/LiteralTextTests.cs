using Detections.Analysis.Semantics.Literals;
using Detections.Analysis.Semantics.Query;
using Detections.Kusto;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Semantics.Literals;

internal sealed class LiteralTextTests
{
    private static readonly Arbitrary<string> Values = Gen.Elements("ab0 .\\/(\"'".ToCharArray()).ArrayOf().Select(letters => new string(letters)).ToArbitrary();

    [TestCaseSource(nameof(Forms))]
    public void A_part_of_the_value_is_found_in_every_form_of_a_literal(Func<string, string> write, Func<string, string> writePart) =>
        Prop.ForAll(Values, value =>
        {
            var query = $"print {write(value)} ";
            var text = LiteralText.Of(query, new TextSpan(6, query.Length - 7), value);
            return Enumerable.Range(0, value.Length).All(i => text.PlaceOrNull(new TextSpan(i, 1)) is { } place && query.Substring(place.Start, place.Length) == writePart(value[i].ToString()));
        }).QuickCheckThrowOnFailure();

    private static IEnumerable<TestCaseData> Forms()
    {
        yield return Form("double quotes", value => $"\"{Escaped(value)}\"", Escaped);
        yield return Form("verbatim", value => $"@\"{Doubled(value)}\"", Doubled);
        yield return Form("hidden verbatim", value => $"h@\"{Doubled(value)}\"", Doubled);
        yield return Form("long", value => $"```{value}```", value => value);

        static TestCaseData Form(string name, Func<string, string> write, Func<string, string> writePart) => new TestCaseData(write, writePart).SetArgDisplayNames(name);
        static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        static string Doubled(string value) => value.Replace("\"", "\"\"", StringComparison.Ordinal);
    }

    [TestCase("'a\\u0041'", "aA")]
    [TestCase("'a' 'b'", "ab")]
    [TestCase("strcat('a', 'b')", "ab")]
    public void Of_a_literal_that_is_written_in_another_way_the_whole_is_the_place(string written, string value)
    {
        var text = LiteralText.Of(written, new TextSpan(0, written.Length), value);

        Assert.That(text.PlaceOrNull(new TextSpan(0, 1)), Is.Null);
        Assert.That(text.Place(new TextSpan(0, 1)), Is.EqualTo(new TextSpan(0, written.Length)));
    }
}
