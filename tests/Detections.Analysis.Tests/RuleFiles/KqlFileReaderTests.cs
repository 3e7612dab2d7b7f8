using Detections.Analysis.Diagnostics;
using Detections.Analysis.RuleFiles;
using Detections.Analysis.Text;
using Detections.Kusto;
using Detections.Kusto.Schema;

namespace Detections.Analysis.Tests.RuleFiles;

internal sealed class KqlFileReaderTests
{
    [Test]
    public void The_query_is_the_whole_file_and_the_header_is_its_metadata()
    {
        const string Content = "// Title: Rare process\r\n//id:7\r\n\r\n// environment : defender-xdr\r\nDeviceEvents\r\n// severity: High\r\n| take 1";
        var text = Kql(Content);
        var file = RuleFileReader.Read(text);
        var rule = file.Rules.Single();
        var query = rule.Queries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(file.Problems, Is.Empty);
            Assert.That(rule.Kind, Is.EqualTo(RuleKind.Query));
            Assert.That(rule.Title, Is.EqualTo(new Located<string>("Rare process", new TextSpan(10, 12))));
            Assert.That(rule.Metadata.Entries.Select(entry => entry.Key.Value), Is.EqualTo(["title", "id", "environment"]));
            Assert.That(query.Text, Is.EqualTo(Content));
            Assert.That(query.Environment, Is.EqualTo(KustoEnvironment.DefenderXdr));
            Assert.That(query.Map.ToFile(new TextSpan(70, 5)), Is.EqualTo(new TextSpan(70, 5)));
        });
    }

    [TestCase("// Note: this is slow")]
    [TestCase("// see https://example.org")]
    [TestCase("// description:")]
    [TestCase("// The title: of it")]
    [TestCase("/ title: x")]
    public void A_comment_in_free_words_is_no_key(string comment) =>
        Assert.That(RuleFileReader.Read(Kql(comment + "\nT\n")).Rules.Single().Metadata.Entries, Is.Empty);

    [TestCase("")]
    [TestCase(" \r\n\t\n")]
    [TestCase("// title: x\n// T | take 1")]
    public void A_file_without_a_query_is_found(string content)
    {
        var file = RuleFileReader.Read(Kql(content));
        Assert.That(file.Rules, Is.Empty);
        Assert.That(file.Problems.Single().Id, Is.EqualTo(DiagnosticIds.QueryIsEmpty));
    }

    [TestCase(".create table T (a: string)")]
    [TestCase("// the schema\n\n.create-or-alter function F() { T }\n")]
    public void A_script_of_management_commands_is_left_alone(string content)
    {
        var file = RuleFileReader.Read(Kql(content));
        Assert.That(file.Rules, Is.Empty);
        Assert.That(file.Problems, Is.Empty);
    }

    [Test]
    public void An_unknown_environment_is_found_at_its_value()
    {
        var (text, span) = Marked.Parse("/rule.kql", "// environment: [|azure|]\nT\n");
        var problem = RuleFileReader.Read(text).Problems.Single();
        Assert.That(problem.Id, Is.EqualTo(DiagnosticIds.EnvironmentIsUnknown));
        Assert.That(problem.Location, Is.EqualTo(Location.Of(text, span)));
    }

    [TestCase("/a/rule.CSL", 1)]
    [TestCase("/a/rule.txt", 0)]
    public void The_extension_tells_the_reader(string path, int rules) =>
        Assert.That(RuleFileReader.Read(new SourceText(path, "T | take 1")).Rules, Has.Length.EqualTo(rules));

    private static SourceText Kql(string content) => new("/rule.kql", content);
}
