using System.Text;
using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Metadata.Yaml;

internal sealed class YamlScalarMapProperties
{
    private static readonly string[] Fragments =
    [
        "DeviceEvents", "| where Name has ", "'it''s'", "\"a\\\\b\"", "@'C:\\x'", "\\", "\t", " ", "  ", "\n", "\n\n", " \n",
        "\n  | ", "x", "x y", "😀", "é", ":", "#", " # c", "- ", "//", "{", "}", "[0]", ",", "\n\t", "---", "a\nb",
    ];

    private static readonly string[] Properties = ["", "", "&a1 ", "!!str ", "&a !!str  "];
    private static readonly string[] Ends = ["\n", " # end\n", ""];

    [Test]
    public void Every_unit_of_a_scalar_maps_back_to_where_it_was_written([Values] YamlScalarForm form) =>
        Prop.ForAll(Cases(form), Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true));

    private static void Holds(Case written)
    {
        var (file, value) = written.Write();
        var bytes = Encoding.UTF8.GetBytes((written.HasByteOrderMark ? "\uFEFF" : "") + file.Content);
        var text = SourceTextReader.Decode("/rule.yaml", bytes).Text!;
        var (root, problem) = YamlReader.Read(text, new TextSpan(0, text.Length));

        Assert.That(problem, Is.Null, file.Content);
        var scalar = FindQuery(root!)!;
        Assert.That(scalar.Value, Is.EqualTo(value), file.Content);
        Assert.That(scalar.Map.IsCoarse, Is.False, file.Content);
        for (var unit = 0; unit < value.Length; unit++)
        {
            var place = scalar.Map.ToFile(new TextSpan(unit, 1));
            Assert.That(place, Is.EqualTo(file.Places[unit]), $"unit {unit} of:\n{file.Content}");
            Assert.That(text.PositionAt(place.Start), Is.EqualTo(file.Positions[unit]), $"unit {unit} of:\n{file.Content}");
        }
    }

    private static MetadataScalar? FindQuery(MetadataNode node) => node switch
    {
        MetadataMapping mapping => mapping.FindScalar("query") ?? mapping.Entries.Select(entry => FindQuery(entry.Value)).FirstOrDefault(found => found is not null),
        MetadataSequence sequence => sequence.Items.Select(FindQuery).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static Arbitrary<Case> Cases(YamlScalarForm form)
    {
        var generator =
            from count in Gen.Choose(0, 12)
            from fragments in Gen.Elements(Fragments).ListOf(count)
            from seed in Gen.Choose(0, int.MaxValue - 1)
            from newLine in Gen.Elements("\n", "\r\n", "\r")
            from hasMark in Gen.Elements(true, false)
            let candidate = new Case(form, [.. fragments], seed, newLine, hasMark)
            where YamlScalarAuthor.CanCarry(form, candidate.Value)
            select candidate;
        return Arb.From(generator, Shrink);
    }

    private static IEnumerable<Case> Shrink(Case written) =>
        Enumerable.Range(0, written.Fragments.Length)
            .Select(left => written with { Fragments = [.. written.Fragments.Where((_, i) => i != left)] })
            .Where(smaller => YamlScalarAuthor.CanCarry(smaller.Form, smaller.Value));

    private sealed record Case(YamlScalarForm Form, string[] Fragments, int Seed, string NewLine, bool HasByteOrderMark)
    {
        public string Value
        {
            get
            {
                var value = string.Concat(Fragments);
                // Few random texts can stand without quotes: make one of what there is.
                return Form is YamlScalarForm.Plain or YamlScalarForm.PlainInFlow
                    ? "T" + value.Replace(":", "", StringComparison.Ordinal).Replace("#", "", StringComparison.Ordinal).TrimEnd()
                    : value;
            }
        }

        public (WrittenText File, string Value) Write()
        {
            var random = new Random(Seed);
            var file = new WrittenText(NewLine);
            var depth = random.Next(3);
            file.Around("# 😀 rule\nname: \"😀\"\nlist:\n- a\n- b: 'c'\n");
            var parent = -2;
            for (var level = 0; level < depth; level++)
            {
                parent += 2;
                file.Around(new string(' ', parent) + "level" + level + ":\n");
            }
            parent += 2;
            if (random.Next(4) == 0)
            {
                file.Around(new string(' ', parent) + (parent == 0 ? "rules:\n" : "") + (parent == 0 ? "  - " : "- "));
                parent += parent == 0 ? 4 : 2;
            }
            else
            {
                file.Around(new string(' ', parent));
            }

            var isFlow = Form >= YamlScalarForm.SingleQuotedInFlow;
            file.Around(isFlow ? "flow: { x: [1, 2], query: " : "query: ");
            // YamlDotNet does not accept an anchor in flow context behind a value in brackets.
            file.Around(isFlow ? "" : Properties[random.Next(Properties.Length)]);
            var author = new YamlScalarAuthor(file, random, parent + 1 + random.Next(4), parent);
            author.Write(Form, Value);
            if (isFlow)
                file.Around(", y: z }");
            if (Form is not (YamlScalarForm.Literal or YamlScalarForm.Folded))
                file.Around(Ends[random.Next(Ends.Length)]);
            return (file, Value);
        }
    }
}
