using Detections.Kusto.Json;

namespace Detections.Kusto.Tests.Json;

internal sealed class JsonParserTests
{
    private const int Depth = 8;

    [Test]
    public void Every_value_knows_its_place()
    {
        const string Text = """
            { // a rule
              "é😀": [1, -2.5e+3, true, null, "a\nb"], /* and
              so on */ "b": {},
            }
            """;
        var root = (JsonObject)Parse(Text);
        var list = (JsonArray)root.Members[0].Value;

        Assert.That(Written(Text, root), Is.EqualTo(Text));
        Assert.That(root.Members.Select(member => Written(Text, member.Key)), Is.EqualTo(["\"é😀\"", "\"b\""]));
        Assert.That(Written(Text, list), Is.EqualTo("""[1, -2.5e+3, true, null, "a\nb"]"""));
        Assert.That(list.Items.Select(item => Written(Text, item)), Is.EqualTo(["1", "-2.5e+3", "true", "null", "\"a\\nb\""]));
        Assert.That(list.Items.Cast<JsonScalar>().Select(item => (item.Value, item.IsString, item.IsNull)), Is.EqualTo(
            [("1", false, false), ("-2.5e+3", false, false), ("true", false, false), ("null", false, true), ("a\nb", true, false)]));
        Assert.That(Written(Text, root.Find("b")!), Is.EqualTo("{}"));
    }

    [TestCase("""\"\\\/\b\f\n\r\t""", "\"\\/\b\f\n\r\t")]
    [TestCase("""\u0041\u00e9\uD83D\uDE00""", "Aé😀")]
    [TestCase("DeviceEvents\r\n| take 1\t", "DeviceEvents\r\n| take 1\t")]
    [TestCase("", "")]
    public void A_string_is_decoded(string written, string value) =>
        Assert.That(((JsonScalar)Parse($"\"{written}\"")).Value, Is.EqualTo(value));

    [Test]
    public void Of_equal_keys_both_stay_and_the_first_is_found()
    {
        var root = (JsonObject)Parse("""{ "a": 1, "a": 2 }""");

        Assert.That(root.Members, Has.Length.EqualTo(2));
        Assert.That(((JsonScalar)root.Find("a")!).Value, Is.EqualTo("1"));
        Assert.That(root.Find("A"), Is.Null);
        Assert.That(root.Find("A", StringComparison.OrdinalIgnoreCase), Is.Not.Null);
    }

    [TestCase("""{ "a": [|True|] }""", "'True' is no value; write it in quotes")]
    [TestCase("""{ "a": [|01|] }""", "'01' is no value; write it in quotes")]
    [TestCase("""{ [|'|]a': 1 }""", "''' stands where a key in quotes or '}' is expected")]
    [TestCase("""{ "a" [|1|] }""", "'1' stands where ':' behind the key is expected")]
    [TestCase("""{ "a": 1 [|"|]b": 2 }""", "'\"' stands where ',' or '}' is expected")]
    [TestCase("""{ "a": [|}|]""", "'}' stands where a value is expected")]
    [TestCase("""[1, [|,|]]""", "',' stands where a value is expected")]
    [TestCase("""[1 [|😀|]]""", "'😀' stands where ',' or ']' is expected")]
    [TestCase("""[1, 2[||]""", "the file ends where ',' or ']' is expected")]
    [TestCase("""[1, [||]""", "the file ends where a value is expected")]
    [TestCase("""{} [|{|]}""", "'{' stands where the end of the file is expected")]
    [TestCase("""["x [|\d|]+"]""", "'\\d' is no escape; write '\\\\' for a backslash")]
    [TestCase("[\"x [|\\|]\n\"]", "'\\' is no escape; write '\\\\' for a backslash")]
    [TestCase("""["[|\u|]12G4"]""", "behind '\\u' stand no four hexadecimal digits")]
    [TestCase("""["[|\ud83d|]x"]""", "'\\ud83d' is one half of a character; write both")]
    [TestCase("""["[|\ude00|]"]""", "'\\ude00' is one half of a character; write both")]
    [TestCase("""["[|\ud83d|]\u0041"]""", "'\\ud83d' is one half of a character; write both")]
    [TestCase("""[[|"|]x]""", "the string that starts here is never closed")]
    [TestCase("""["x[|\|]""", "'\\' is no escape; write '\\\\' for a backslash")]
    [TestCase("""[1, [|/*|] x""", "the comment that starts here is never closed")]
    [TestCase("[||]", "the file ends where a value is expected")]
    public void What_is_no_json_is_told_at_its_place(string marked, string reason)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        var text = marked.Remove(end + 2, 2).Remove(start, 2);

        var (root, problem) = JsonParser.Parse(text, Depth);

        Assert.That(root, Is.Null);
        Assert.That(problem, Is.EqualTo(new JsonProblem(TextSpan.FromBounds(start, end), reason)));
    }

    [TestCase('[')]
    [TestCase('{')]
    public void Deep_nesting_is_refused_before_it_costs_anything(char bracket)
    {
        var level = bracket == '[' ? "[" : "{\"\":";
        var text = string.Concat(Enumerable.Repeat(level, 100_000));

        Assert.That(JsonParser.Parse(text, Depth).Problem, Is.EqualTo(
            new JsonProblem(new TextSpan(Depth * level.Length, 1), "it is nested more than 8 levels deep; nest it less")));
    }

    [Test]
    public void A_long_word_is_shown_in_part() =>
        Assert.That(JsonParser.Parse(new string('x', 100_000), Depth).Problem!.Reason, Has.Length.LessThan(100));

    private static JsonNode Parse(string text)
    {
        var (root, problem) = JsonParser.Parse(text, Depth);
        Assert.That(problem, Is.Null);
        return root!;
    }

    private static string Written(string text, JsonNode node) => text.Substring(node.Span.Start, node.Span.Length);
}
