using Detections.Catalog.Kql;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Catalog.Tests.Kql;

internal sealed class KqlTokenizerTests
{
    [TestCase("T | where a", "Plain[T ] Pipe[|] Plain[ ] Keyword[where] Plain[ a]")]
    [TestCase("a =~ \"x\\\"y\" // c", "Plain[a =~ ] String[\"x\\\"y\"] Plain[ ] Comment[// c]")]
    [TestCase("@'C:\\' h\"k\" h@\"a\"\"b\"", "String[@'C:\\'] Plain[ ] String[h\"k\"] Plain[ ] String[h@\"a\"\"b\"]")]
    [TestCase("```a\n\"b``` c", "String[```a\n\"b```] Plain[ c]")]
    [TestCase("ago(2.5h) 1..5", "Function[ago] Plain[(] Number[2.5h] Plain[) ] Number[1] Plain[..] Number[5]")]
    [TestCase("in~ (a) !in~ (b) !startswith", "Keyword[in~] Plain[ (a) ] Keyword[!in~] Plain[ (b) ] Keyword[!startswith]")]
    [TestCase("project-away a, b-c", "Keyword[project-away] Plain[ a, b-c]")]
    [TestCase("graph-to-table x", "Keyword[graph-to-table] Plain[ x]")]
    [TestCase("\"open\nwhere", "String[\"open] Plain[\n] Keyword[where]")]
    [TestCase("http://x", "Plain[http:] Comment[//x]")]
    [TestCase("\"http://x\"", "String[\"http://x\"]")]
    public void Pieces_are_what_a_reader_sees(string text, string expected) =>
        Assert.That(string.Join(' ', KqlTokenizer.Tokenize(text).Select(token => $"{token.Kind}[{text.Substring(token.Start, token.Length)}]")), Is.EqualTo(expected));

    [Test]
    public void Together_the_pieces_are_the_text()
    {
        var texts = Gen.Elements("where", "project-away", "in~", "!", "-", "~", "'", "\"", "@", "h", "```", "//", "\n", "\\", "1", ".", " ", "é", "|", "(").ListOf().Select(string.Concat);
        Check.QuickThrowOnFailure(Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var tokens = KqlTokenizer.Tokenize(text);
            return tokens.All(token => token.Length > 0) && string.Concat(tokens.Select(token => text.Substring(token.Start, token.Length))) == text;
        }));
    }
}
