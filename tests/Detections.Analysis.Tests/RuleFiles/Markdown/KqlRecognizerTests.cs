using Detections.Analysis.RuleFiles.Markdown;
using FsCheck;
using FsCheck.Fluent;

namespace Detections.Analysis.Tests.RuleFiles.Markdown;

internal sealed class KqlRecognizerTests
{
    [TestCase("T | where x == 1")]
    [TestCase("T\n| take 10")]
    [TestCase("T|count")]
    [TestCase("T | count | extend x = 1")]
    [TestCase("// a comment\n// another\nT // more\n// | where a\n| where b")]
    [TestCase("let a = 1;\nlet b = dynamic(['x; | y']);\nT | where c == a")]
    [TestCase("let X = T | where a == 1;\nX")]
    [TestCase("let X = T | where a == 1;\nlet Y = X;\nunion X, Y")]
    [TestCase("let F = (a: string) {\n T | where b == a\n};\nF('x')")]
    [TestCase("set query_now = datetime(2024-01-01);\nT | project a")]
    [TestCase("declare query_parameters(a: long = 1);\nT | distinct a")]
    [TestCase("union isfuzzy=true A, B | summarize count() by c")]
    [TestCase("union (A | where x > 1), (B | where y > 2)")]
    [TestCase("search in (A, B) \"evil\" | project a")]
    [TestCase("search \"evil\" | take 5")]
    [TestCase("find in (A) where x == 1 | project a")]
    [TestCase("range x from 1 to 10 step 1 | extend y = x")]
    [TestCase("print x = 1 | extend y = x")]
    [TestCase("datatable(a: string) ['x|y'] | where a == 'x'")]
    [TestCase("externaldata(a: string) [@'https://contoso.com/x.csv'] with (format='csv') | where a != ''")]
    [TestCase("arg(\"\").Resources | where type == 'x'")]
    [TestCase("workspace('x').SigninLogs | sort by a desc")]
    [TestCase("database(\"x\").['a table'] | top 5 by a")]
    [TestCase("['a table'] | order by b")]
    [TestCase("_Im_ProcessEvent(starttime=ago(1d)) | where a")]
    [TestCase("materialize(T | where a == 1)")]
    [TestCase("(T | where a == 1) | join kind=inner (U) on b")]
    [TestCase("T | getschema")]
    [TestCase("T | top toint(5) by a")]
    [TestCase("T | mv-expand a | where b has 'x'")]
    [TestCase("T | where (a == 1)")]
    [TestCase("T | where ['a b'] == 1")]
    [TestCase("T | where a - b > 1")]
    [TestCase("T | where a == \"unterminated\n| project b")]
    [TestCase("T | where a == @'C:\\' | project b")]
    [TestCase("T | where a == 'it\\'s; | x' | project b")]
    [TestCase("T | where a == ```x\n;``` | project b")]
    [TestCase(";T | count;")]
    public void KQL_is_recognized(string text) => Assert.That(KqlRecognizer.IsKql(text), Is.True);

    [TestCase("")]
    [TestCase("// only a comment")]
    [TestCase("DeviceEvents")]
    [TestCase("let a = 1;")]
    [TestCase("let X = T | where a == 1;")]
    [TestCase("| where a == 1")]
    [TestCase(".create function F() { T | where a == 1 }")]
    [TestCase(".show tables | count")]
    [TestCase("T | top x y")]
    [TestCase("T | top x y | summarize by z")]
    [TestCase("T | top \"\\")]
    // PowerShell
    [TestCase("Get-Process | where Name -eq 'x'")]
    [TestCase("Get-Process | Where-Object { $_.Name }")]
    [TestCase("gps | where Name -eq x")]
    [TestCase("gps | where { $_.Name -eq 'x' }")]
    [TestCase("dir | sort Length")]
    [TestCase("$x | where Name")]
    [TestCase("$x = 1; T | where a")]
    [TestCase("dir | select Name")]
    [TestCase("iex (x) | where Name -like 'a*'")]
    // Shells
    [TestCase("cat x | sort")]
    [TestCase("ls | sort")]
    [TestCase("ps | top")]
    [TestCase("dir | find \"x\"")]
    [TestCase("find . -name x | sort -u")]
    [TestCase("sort a | join - b")]
    [TestCase("print x | sort")]
    // SQL
    [TestCase("SELECT a FROM T WHERE b = 1 ORDER BY c;")]
    [TestCase("SELECT a | b FROM T")]
    [TestCase("SET @x = 1; SELECT 1")]
    // Splunk
    [TestCase("index=main sourcetype=x | stats count by host")]
    [TestCase("search index=main | where a > 1")]
    [TestCase("`sysmon` EventCode=1 | where a > 1")]
    [TestCase("| tstats count from datamodel=x | where a > 1")]
    // ES|QL, EQL, LogScale
    [TestCase("FROM logs | WHERE a == 1 | STATS b")]
    [TestCase("process where process.name == \"x\"")]
    [TestCase("#event_simpleName=ProcessRollup2 | where a")]
    // Code
    [TestCase("var x = a | b;")]
    [TestCase("let x = a | b;\nconsole.log(x);")]
    [TestCase("const Flags f = A | B;")]
    [TestCase("type T = A | B;")]
    [TestCase("public void M() { T | where; }")]
    // Data
    [TestCase("id: x\nquery: |\n  T\n  | where a == 1")]
    [TestCase("detection:\n  condition: selection | count() by a > 5")]
    [TestCase("{ \"query\": \"T | where a == 1\" }")]
    [TestCase("<q>T | where a == 1</q>")]
    [TestCase("| Field | where | Values |\n|---|---|---|")]
    [TestCase("Field | where | Values\n---|---|---")]
    [TestCase("Name | project | Version")]
    [TestCase("NET [ ACCOUNTS | COMPUTER | where x ]")]
    // Prose
    [TestCase("Use T, then | where a == 1.")]
    [TestCase("The table T | where a == 1")]
    [TestCase("let us see | where a == 1")]
    public void Other_text_is_not_taken_for_KQL(string text) => Assert.That(KqlRecognizer.IsKql(text), Is.False);

    [Test]
    public void No_text_makes_it_fail()
    {
        var texts = Gen.Elements("let ", "a", "=", ";", "|", "where", " ", "(", ")", "[", "'", "\"", "@'", "```", "~~~", "//", "\n", "\\", "\0", ".", "union", "top ", "by", "| ", "-", "\uD83D")
            .ArrayOf()
            .Select(units => "T | " + string.Concat(units))
            .ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(texts, text =>
        {
            KqlRecognizer.IsKql(text);
            return true;
        }));
    }

    [TestCase("(")]
    [TestCase("let a = (")]
    [TestCase("f(")]
    [TestCase("[")]
    [TestCase("T | where ")]
    [TestCase("let a = 1;")]
    [TestCase("T | top x ")]
    public void A_long_text_of_one_pattern_is_read_in_one_go(string pattern) =>
        Assert.That(KqlRecognizer.IsKql(string.Concat(Enumerable.Repeat(pattern, 100_000))), Is.EqualTo(pattern.StartsWith("T | where", StringComparison.Ordinal)));
}
