using System.Text.Json;
using Detections.Kusto.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Kusto.Tests.Json;

/// <summary>The parser beside the one of .NET, which it must agree with on whatever stands on one line.</summary>
internal sealed class JsonParserProperties
{
    private const int Depth = 16;

    // Most texts of these are broken in one way or another; enough of them are not.
    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\":", "\"a\": 1,", "[1, 2],", "{\"x\": [true, null]}", "0", "-1.5e3", "01", "1.", "true", "nul",
        "\"\\n\"", "\"\\u0041\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\d\"", "\"é😀\"", "\"", "\\", " ", "/**/", "/*", "x", "//",
    ];

    [Test]
    public void It_reads_what_the_parser_of_the_platform_reads() =>
        Prop.ForAll(Arb.From(Gen.Elements(Fragments).ListOf().Select(string.Concat)), Agrees)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithQuietOnSuccess(true));

    [Test]
    public void It_reads_documents_to_the_same_values() =>
        Prop.ForAll(Arb.From(Values(3)), written => Assert.That(ReadHere(written), Is.EqualTo(ReadByThePlatform(written)).And.Not.Null, written))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    private static void Agrees(string text) => Assert.That(ReadHere(text), Is.EqualTo(ReadByThePlatform(text)), text);

    private static string? ReadHere(string text) => JsonParser.Parse(text, Depth).Root is { } root ? Show(root) : null;

    private static string? ReadByThePlatform(string text)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Depth };
            using var document = JsonDocument.Parse(text, options);
            return Show(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Show(JsonNode node) => node switch
    {
        JsonObject mapping => "{" + string.Join(',', mapping.Members.Select(member => $"<{member.Key.Value}>{Show(member.Value)}")) + "}",
        JsonArray list => "[" + string.Join(',', list.Items.Select(Show)) + "]",
        _ => ((JsonScalar)node) is { IsString: true } text ? $"<{text.Value}>" : ((JsonScalar)node).Value,
    };

    private static string Show(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject().Select(member => $"<{member.Name}>{Show(member.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', element.EnumerateArray().Select(Show)) + "]",
        JsonValueKind.String => $"<{element.GetString()}>",
        _ => element.GetRawText(),
    };

    private static Gen<string> Values(int depth)
    {
        var scalar = Gen.Elements("0", "-12.5E-1", "true", "false", "null", "\"\"", "\"a\\\\d\\\"\"", "\"\\u00e9😀\\ud83d\\ude00\"", "\"// no\"");
        if (depth == 0)
            return scalar;
        var blank = Gen.Elements("", " ", "\n", "\r\n", "\t", "// note, [ \"\n", "/* } */");
        var items = (from space in blank from value in Values(depth - 1) from behind in blank select space + value + behind).ListOf();
        return Gen.OneOf(
            scalar,
            items.Select(list => "[" + string.Join(',', list) + (list.Count > 1 ? "," : "") + "]"),
            items.Select(list => "{" + string.Join(',', list.Select((value, index) => $"\"k{index}\" :{value}")) + "}"));
    }
}
