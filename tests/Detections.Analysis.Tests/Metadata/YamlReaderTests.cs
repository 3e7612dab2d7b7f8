using System.Text;
using Detections.Analysis.Diagnostics;
using Detections.Analysis.Metadata;
using Detections.Analysis.Text;
using Detections.Kusto;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.Metadata;

internal sealed class YamlReaderTests
{
    [TestCase("key: [|value|] # c\n")]
    [TestCase("key: [|'a b'|]\nnext: 1\n")]
    [TestCase("key: &a !!str [|\"x\"|]\n")]
    [TestCase("key: !!str # why\n  [|x\n  y|]\nnext: 1\n")]
    [TestCase("key: [||-\n  x\n  y|]\n\n\nnext: 1\n")]
    [TestCase("key:\n  [|- a\n  - b: c|]\n\nnext: 1\n")]
    [TestCase("key: [|[a,\n  b]|]\nnext: 1\n")]
    [TestCase("key: [|{}|]\nnext: 1\n")]
    [TestCase("key:\n  [|a: 1\n  b: [2]|]\n\n# c\nnext: 1\n")]
    public void A_node_spans_its_own_text(string marked)
    {
        var (text, span) = Marked.Parse("/x.yaml", marked.Replace("[||-", "[|\u0001-", StringComparison.Ordinal));
        text = new SourceText(text.Path, text.Content.Replace('\u0001', '|'));
        Assert.That(ReadMapping(text).Find("key")!.Span, Is.EqualTo(span));
    }

    [Test]
    public void All_places_count_from_the_start_of_the_file()
    {
        var text = new SourceText("/x.md", "---\nid: 😀 x\n---\n# Title\n");
        var (root, problem) = YamlReader.Read(text, new TextSpan(4, 9));
        Assert.That(problem, Is.Null);
        var id = ((MetadataMapping)root!).FindScalar("id")!;
        Assert.That(id.Span, Is.EqualTo(new TextSpan(8, 4)));
        Assert.That(id.Map.ToFile(new TextSpan(3, 1)), Is.EqualTo(new TextSpan(11, 1)));
    }

    [Test]
    public void Only_the_first_document_is_read_unless_all_are_asked_for()
    {
        var text = Yaml("a: 1\n---\nb: 2\n---\n[\n");
        var whole = new TextSpan(0, text.Length);
        Assert.That(YamlReader.Read(text, whole).Problem, Is.Null);
        var (documents, problem) = YamlReader.ReadAll(text, whole);
        Assert.That(documents, Has.Length.EqualTo(2));
        Assert.That(problem!.Id, Is.EqualTo(DiagnosticIds.YamlIsInvalid));
    }

    [TestCase("")]
    [TestCase("\n# comment\n")]
    public void A_text_without_a_document_has_no_root(string yaml)
    {
        var text = Yaml(yaml);
        Assert.That(YamlReader.Read(text, new TextSpan(0, text.Length)), Is.EqualTo(((MetadataNode?)null, (Diagnostic?)null)));
    }

    [Test]
    public void Of_two_equal_keys_both_stay_and_the_first_counts()
    {
        var mapping = ReadMapping(Yaml("a: 1\na: 2\n"));
        Assert.That(mapping.Entries, Has.Length.EqualTo(2));
        Assert.That(mapping.FindScalar("a")!.Value, Is.EqualTo("1"));
    }

    [Test]
    public void A_missing_value_is_an_empty_scalar() =>
        Assert.That(ReadMapping(Yaml("a:\nb: ''\n")).FindScalar("a")!.Value, Is.Empty);

    [Test]
    public void An_entry_whose_key_is_a_list_is_left_out() =>
        Assert.That(ReadMapping(Yaml("? [a]\n: 1\nb: 2\n")).Entries.Single().Key.Value, Is.EqualTo("b"));

    [Test]
    public void An_alias_is_the_node_it_names()
    {
        var mapping = ReadMapping(Yaml("a: &x [1]\nb: *x\nc: 3\n"));
        Assert.That(mapping.Find("b"), Is.SameAs(mapping.Find("a")));
        Assert.That(mapping.Span, Is.EqualTo(new TextSpan(0, 20)));
    }

    [Test]
    public void A_cycle_is_refused() => AssertProblem(
        "a: &x [1, [|*x|]]\n",
        DiagnosticIds.YamlIsRefused,
        "The alias '*x' stands inside the value it names, which would never end; write the value out.");

    [Test]
    public void Nesting_through_aliases_counts_as_nesting()
    {
        var brackets = (Open: new string('[', 40), Close: new string(']', 40));
        var yaml = $"a: &a {brackets.Open}{brackets.Close}\nb: {brackets.Open}*a{brackets.Close}\n";
        Assert.That(Read(Yaml(yaml)).Problem!.Message, Is.EqualTo("The YAML is nested more than 64 levels deep; nest it less."));
    }

    [Test]
    public void An_alias_bomb_is_refused()
    {
        var bomb = new StringBuilder("l0: &l0 [x, x]\n");
        for (var level = 1; level < 40; level++)
            bomb.Append($"l{level}: &l{level} [*l{level - 1}, *l{level - 1}]\n");
        var problem = Read(Yaml(bomb.ToString())).Problem!;
        Assert.That(problem.Id, Is.EqualTo(DiagnosticIds.YamlIsRefused));
        Assert.That(problem.Message, Is.EqualTo("The YAML has more than 100000 values when its aliases are written out; take values out, or split the file."));
    }

    [TestCase("[", 64, false)]
    [TestCase("[", 65, true)]
    [TestCase("[", 100_000, true)]
    [TestCase("- ", 100_000, true)]
    [TestCase("{a: ", 100_000, true)]
    public void Nesting_beyond_64_levels_is_refused(string open, int levels, bool isRefused)
    {
        var problem = Read(Yaml(string.Concat(Enumerable.Repeat(open, levels)) + (isRefused ? "" : new string(']', levels)))).Problem;
        Assert.That(problem?.Id, Is.EqualTo(isRefused ? DiagnosticIds.YamlIsRefused : null));
    }

    [TestCase("a: [|*x|]\n", "the alias '*x' names no anchor above it; write '&x' before the value it stands for.")]
    [TestCase("a: [|\"|]x\n", "the quote that opens here is never closed.")]
    [TestCase("a: [|'|]x\nb: 1\n", "the quote that opens here is never closed.")]
    [TestCase("a: [|\"|]x\nb: 1\n", "the quote that opens here is never closed, or a line of its value is not indented.")]
    [TestCase("a: \"x[|\\q|]\"\n", "'\\q' is no escape of a double-quoted value; write the '\\' twice, or use single quotes.")]
    [TestCase("a: \"\\x[|q|]1\"\n", "the escape needs more hexadecimal digits: 2 after '\\x', 4 after '\\u', 8 after '\\U'.")]
    [TestCase("a: [|@|]x\n", "a value cannot start with '@'; put the value in quotes.")]
    [TestCase("a: b[|:|] c\n", "a value without quotes cannot hold ': '; put the value in quotes, or check the indentation of this line.")]
    [TestCase("a: 1\n[|\t|]b: 2\n", "a tab cannot indent; use spaces.")]
    [TestCase("a: 1\n[|foo|]\nb: 2\n", "this line is no 'key: value'; add the ':', or indent the line if it belongs to the value above it.")]
    [TestCase("a: 1\n[|'foo'|]\nb: 2\n", "this line is no 'key: value'; add the ':', or indent the line if it belongs to the value above it.")]
    [TestCase("- a: 1\n  [|foo|]\n\n\n- b: 2\n", "this line is no 'key: value'; add the ':', or indent the line if it belongs to the value above it.")]
    [TestCase("query: |\nT\n[|||] where x\n", "behind the '|' or '>' of a block value the line must end; indent this line if it belongs to the value above it.")]
    [TestCase("a: |\n  x\n [|y|]\n", "this line is no 'key: value'; add the ':', or indent the line if it belongs to the value above it.")]
    [TestCase("a: 'it'[|s'|]\nb: 1\n", "a key was expected here; check the indentation of this line and the quotes of the value above it.")]
    [TestCase("- a\n[|b|]: 1\n", "an item that starts with '- ' was expected here; check the indentation of this line.")]
    [TestCase("a: [1,\n[|2|]]\n", "this is no valid value inside of brackets or quotes; check its indentation, its brackets and its escapes.")]
    [TestCase("a: {b: 1\n[||]", "a ',' or '}' is missing here.")]
    [TestCase("a: ['1'\n  [|'b'|]]", "a ',' or ']' is missing here.")]
    [TestCase("a: [|}|]\n", "a value was expected here.")]
    [TestCase("'a'\n[|'|]b'\n", "the document has ended above this; check the indentation of this line.")]
    [TestCase("a: b[|:|]\n  c: d\n", "a value without quotes cannot hold ': '; put the value in quotes, or check the indentation of this line.")]
    public void Broken_yaml_is_found_at_its_place_in_plain_words(string marked, string message) =>
        AssertProblem(marked, DiagnosticIds.YamlIsInvalid, "The YAML cannot be read from here on: " + message);

    // A random text of the test below found this.
    [Test]
    public void An_empty_value_behind_an_anchor_does_not_make_the_reader_fail()
    {
        var text = Yaml("😀{<<: &a \u0085: \0");

        Assert.That(() => YamlReader.ReadAll(text, new TextSpan(0, text.Length)), Throws.Nothing);
    }

    [Test]
    public void No_text_makes_the_reader_fail()
    {
        string[] pieces =
        [
            "a", "b: ", "\n", "\r\n", "  ", " ", "\t", "- ", "? ", ": ", "[", "]", "{", "}", ",", "&a ", "*a", "!!str ", "!<x> ",
            "|", ">", "2", "-", "+", "'", "''", "\"", "\\", "\\ud83d", "\\u0000", "\\x41", "#", " # c", "---", "...", "%YAML 1.2\n",
            "@", "\u0085", "\u2028", "\uFEFF", "😀", "\ud83d", "<<", "\0",
        ];
        var texts = Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, content =>
        {
            var text = Yaml(content);
            var (documents, problem) = YamlReader.ReadAll(text, new TextSpan(0, text.Length));
            foreach (var scalar in documents.SelectMany(Scalars))
                Assert.That(scalar.Map.Length, Is.EqualTo(scalar.Value.Length), content);
            Assert.That(problem is null || problem.Location.End.Line < text.LineCount, content);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(60).WithQuietOnSuccess(true));
    }

    private static IEnumerable<MetadataScalar> Scalars(MetadataNode node) => node switch
    {
        MetadataScalar scalar => [scalar],
        MetadataSequence sequence => sequence.Items.SelectMany(Scalars),
        MetadataMapping mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Value).Prepend(entry.Key)),
        _ => [],
    };

    private static void AssertProblem(string marked, string id, string message)
    {
        var (text, span) = Marked.Parse("/x.yaml", marked);
        var problem = Read(text).Problem!;
        Assert.Multiple(() =>
        {
            Assert.That(problem.Id, Is.EqualTo(id));
            Assert.That(problem.Message, Is.EqualTo(message));
            Assert.That(problem.Location, Is.EqualTo(Location.Of(text, span)));
        });
    }

    private static MetadataMapping ReadMapping(SourceText text)
    {
        var (root, problem) = Read(text);
        Assert.That(problem, Is.Null);
        return (MetadataMapping)root!;
    }

    private static (MetadataNode? Root, Diagnostic? Problem) Read(SourceText text) => YamlReader.Read(text, new TextSpan(0, text.Length));

    private static SourceText Yaml(string content) => new("/x.yaml", content);
}
