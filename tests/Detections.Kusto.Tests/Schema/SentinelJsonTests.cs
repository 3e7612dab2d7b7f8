using Detections.Kusto.Schema;
using Detections.Kusto.Schema.Declarations;

namespace Detections.Kusto.Tests.Schema;

internal sealed class SentinelJsonTests
{
    [Test]
    public void A_custom_table_is_read()
    {
        var table = DeclarationReading.WithoutProblems("""
            {
              "Name": "Contoso_CL", // a comment
              "Properties": [
                { "Name": "TimeGenerated", "Type": "DateTime" },
                { "Name": "größe", "Type": "Int64" },
                { "name": "Raw", "type": "Object" },
              ]
            }
            """).Tables.Single();

        Assert.That(table.Table.Columns, Is.EqualTo(new SchemaColumn[] { new("TimeGenerated", "datetime"), new("größe", "long"), new("Raw", "dynamic") }));
        Assert.That(table.Place.ToString(), Is.EqualTo("schema/test(2,11)"));
    }

    [Test]
    public void Custom_functions_are_read()
    {
        var functions = DeclarationReading.WithoutProblems("""
            [
              {
                "FunctionName": "F",
                "FunctionParameters": [
                  { "Name": "a", "Type": "String", "IsRequired": true },
                  { "Name": "b", "Type": "DateTime", "IsRequired": false },
                  { "Name": "c", "Type": "String", "IsRequired": true }
                ],
                "FunctionResultColumns": [ { "Name": "x", "Type": "Bool" } ]
              },
              { "FunctionName": "G" }
            ]
            """).Functions;

        Assert.That(functions[0].Function.Parameters, Is.EqualTo("""(a: string, b: datetime = datetime(null), c: string = "")"""));
        Assert.That(((FunctionOutput.Tabular)functions[0].Function.Output!).Columns.Single(), Is.EqualTo(new SchemaColumn("x", "bool")));
        Assert.That(functions[1].Function.Output, Is.TypeOf<FunctionOutput.Tabular>());
        Assert.That(((FunctionOutput.Tabular)functions[1].Function.Output!).IsOpen);
    }

    [TestCase("""{ "Name": "T", "Properties": [ { "Name": "😀x", "Type": "int" }, { "Name": "b", "Type": "int" } ] }""", "\"😀x\"", "'😀x' is no name for a column; a name has 1 to 1024 letters, digits and '_', '-', '.' or blanks.")]
    [TestCase("""{ "Name": "Té", "Properties": [ { "Name": "b", "Type": "Strin" } ] }""", "\"Strin\"", "The type 'Strin' is unknown; use 'bool', 'datetime', 'decimal', 'dynamic', 'guid', 'int', 'long', 'real', 'string' or 'timespan'. Did you mean 'string'?")]
    [TestCase("""{ "Name": "T", "Properties": [ { "Name": "b", "Type": "int" }, { "Name": 1 } ] }""", "{ \"Name\": 1 }", "The item has to have a 'Name' and a 'Type'.")]
    [TestCase("""{ "Name": "T", "Properties": [ { "Name": "b", "Type": "int" }, { "Type": "int", "Name" : "b" } ] }""", "\"b\" } ] }", "The column 'b' is listed twice; the first one counts.")]
    public void A_problem_is_told_at_its_place(string content, string place, string message)
    {
        var at = content.LastIndexOf(place, StringComparison.Ordinal);
        var length = place.EndsWith("] }", StringComparison.Ordinal) ? 3 : place.Length;
        var (problem, declared) = DeclarationReading.WithProblem(content.Insert(at + length, "|]").Insert(at, "[|"));

        Assert.That(problem.Message, Is.EqualTo(message));
        Assert.That(declared.Tables, Has.Length.EqualTo(1));
    }

    [TestCase("{ \"Name\": \"é\",\n \"Properties\": [|x|] }", 1, 15)]
    [TestCase("{ \"Name\": \"é\" } [|{|] }", 0, 16)]
    [TestCase("{ \"Name\": \"[|\\ud800|]\" }", 0, 11)]
    [TestCase("{ \"Name\": \"A\"[||]", 0, 13)]
    public void Json_that_cannot_be_read_loses_the_file(string marked, int line, int column)
    {
        var content = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var reading = SchemaDeclarations.Read("schema/test", content);

        Assert.That(reading.Problems.Single().Kind, Is.EqualTo(SchemaProblemKind.FileIsLost));
        Assert.That((reading.Problems[0].Place.Line, reading.Problems[0].Place.Column), Is.EqualTo((line, column)), reading.Problems[0].Message);
        Assert.That(reading.Problems[0].Message, Does.Not.Contain("LineNumber").And.EndsWith("."));
        TestContext.Out.WriteLine(reading.Problems[0]);
    }

    [TestCase("{}")]
    [TestCase("{ \"FunctionParameters\": [] }")]
    [TestCase("[ 1 ]")]
    public void Json_of_something_else_declares_nothing(string content) =>
        Assert.That(SchemaDeclarations.Read("schema/test", content).Problems.Single().Kind, Is.EqualTo(SchemaProblemKind.NothingIsDeclared));

    [Test]
    public void Deep_nesting_is_refused() =>
        Assert.That(SchemaDeclarations.Read("schema/test", new string('[', 100_000)).Problems.Single().Kind, Is.EqualTo(SchemaProblemKind.FileIsLost));
}
