using System.Globalization;
using System.Text;
using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Metadata.Json;

internal sealed class JsonScalarMapProperties
{
    private static readonly string[] Fragments =
    [
        "DeviceEvents", "| where Name has ", "\"a\\\\b\"", "@'C:\\x'", "\\", "\"", "/", "\t", " ", "\n", "\r\n", "\b\f", "😀", "é", "\u2028",
        "//", "/*", "{", "}", "[", "]", ",", ":", "\\u0041", "x",
    ];

    [Test]
    public void Every_unit_of_a_string_maps_back_to_where_it_was_written() =>
        Prop.ForAll(Arb.From(Cases, Shrink), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true));

    private static Gen<Case> Cases =>
        from fragments in Gen.Elements(Fragments).ListOf()
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from newLine in Gen.Elements("\n", "\r\n", "\r")
        from hasMark in Gen.Elements(true, false)
        select new Case([.. fragments], seed, newLine, hasMark);

    private static IEnumerable<Case> Shrink(Case written) =>
        Enumerable.Range(0, written.Fragments.Length)
            .Select(left => written with { Fragments = [.. written.Fragments.Where((_, i) => i != left)] });

    private static void Holds(Case written)
    {
        var (file, value) = written.Write();
        var bytes = Encoding.UTF8.GetBytes((written.HasByteOrderMark ? "\uFEFF" : "") + file.Content);
        var text = SourceTextReader.Decode("/rule.json", bytes).Text!;
        var (root, problem) = JsonReader.Read(text);

        Assert.That(problem, Is.Null, file.Content);
        var scalar = ((MetadataMapping)((MetadataSequence)root!).Items[1]).FindScalar("query")!;
        Assert.That(scalar.Value, Is.EqualTo(value), file.Content);
        Assert.That(scalar.Map.Length, Is.EqualTo(value.Length), file.Content);
        for (var unit = 0; unit < value.Length; unit++)
        {
            var place = scalar.Map.ToFile(new TextSpan(unit, 1));
            Assert.That(place, Is.EqualTo(file.Places[unit]), $"unit {unit} of:\n{file.Content}");
            Assert.That(text.PositionAt(place.Start), Is.EqualTo(file.Positions[unit]), $"unit {unit} of:\n{file.Content}");
        }
        var behind = scalar.Map.ToFile(new TextSpan(value.Length, 0)).Start;
        Assert.That(text.Content[behind], Is.EqualTo('"'), "The end of the value is its closing quote.");

        for (var skipped = 0; skipped <= value.Length; skipped++)
        {
            var rest = scalar.Map.Skip(skipped);
            Assert.That(rest.Length, Is.EqualTo(value.Length - skipped));
            Assert.That(rest.ToFile(new TextSpan(0, rest.Length)), Is.EqualTo(scalar.Map.ToFile(new TextSpan(skipped, rest.Length))));
        }
    }

    private sealed record Case(string[] Fragments, int Seed, string NewLine, bool HasByteOrderMark)
    {
        public (WrittenText File, string Value) Write()
        {
            var random = new Random(Seed);
            var file = new WrittenText(NewLine);
            file.Around("[ 1, // 😀\n" + new string(' ', random.Next(3)) + "{ \"😀\": \"😀\\n\",\n\t\"query\": \"");
            var value = string.Concat(Fragments);
            for (var i = 0; i < value.Length; i++)
            {
                if (char.IsHighSurrogate(value[i]) && random.Next(2) == 0)
                    file.Value(Escaped(value[i], random) + Escaped(value[++i], random), units: 2);
                else
                    file.Value(Written(value[i], random));
            }
            file.Around("\", \"x\": null }\n]");
            return (file, value);
        }

        private static string Written(char unit, Random random)
        {
            var name = "\"\\/\b\f\n\r\t".IndexOf(unit, StringComparison.Ordinal);
            var mustBeEscaped = unit is '"' or '\\' or '\n' or '\r';
            if (name >= 0 && (mustBeEscaped || random.Next(2) == 0) && random.Next(4) > 0)
                return "\\" + "\"\\/bfnrt"[name];
            return mustBeEscaped || (!char.IsSurrogate(unit) && random.Next(6) == 0) ? Escaped(unit, random) : unit.ToString();
        }

        private static string Escaped(char unit, Random random) =>
            "\\u" + ((int)unit).ToString(random.Next(2) == 0 ? "x4" : "X4", CultureInfo.InvariantCulture);
    }
}
