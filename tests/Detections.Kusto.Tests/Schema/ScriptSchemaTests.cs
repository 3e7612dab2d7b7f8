using Detections.Kusto.Schema;
using Detections.Kusto.Schema.Declarations;

namespace Detections.Kusto.Tests.Schema;

internal sealed class ScriptSchemaTests
{
    [Test]
    public void Several_commands_are_read()
    {
        var declared = DeclarationReading.WithoutProblems("""
            // The VPN.
            .create table ContosoVpn_CL (TimeGenerated: datetime, ['User name']: System.String) with (folder = "a)b", docstring = 'it\'s')
            .create tables A (x: int), ['B b'] (y: long) with (docstring="x")
            .create-merge table A (z: real)
            .create table C based-on A with (folder="x")
            .alter table A policy caching hot = 7d
            .set-or-append D <| A | take 1

            .create-or-alter function with (folder="x", skipvalidation="true")
            Sessions (lookback: timespan = 1d, ["who"]: string = "a,b)") {
                // a brace in a comment: }
                ContosoVpn_CL | where x == "}" and y == @'\' | take 1
            }
            """.Replace("[\"who\"]", "who", StringComparison.Ordinal));

        Assert.That(string.Join('\n', declared.Tables.Select(table => $"{table.Table.Name} {table.Table.IsOpen}: {string.Join(", ", table.Table.Columns.Select(column => $"{column.Name} {column.Type}").DefaultIfEmpty("-"))}")), Is.EqualTo("""
            A False: x int, z real
            B b False: y long
            C True: -
            ContosoVpn_CL False: TimeGenerated datetime, User name string
            """));
        var function = declared.Functions.Single().Function;
        Assert.That(function.Parameters, Is.EqualTo("(lookback: timespan = 1d, who: string = \"a,b)\")"));
        Assert.That(function.Body, Does.StartWith("{").And.EndsWith("take 1\n}"));
    }

    [TestCase(".create table [|T|]", "The columns of the table 'T' are missing; write 'T (Column: type, ...)'.")]
    [TestCase(".create table T (a [|int|])", "After the column 'a' of the table 'T' its type is expected: 'a: string'.")]
    [TestCase(".create table T (a: int [|b|]: int)", "After the column 'a' of the table 'T' a ',' or ')' is expected.")]
    [TestCase(".create table T (a: int, [|:|] int)", "The name of a column is expected here; a name that is no identifier stands in brackets: ['my name'].")]
    [TestCase(".create function F([|a|])  { 1 }", null)]
    [TestCase(".create function F[|(|]a: int { 1 }", "The parameter list that starts here is never closed; add ')'.")]
    [TestCase(".create function F() [|{|] T | where a == '}'", "The function body that starts here is never closed; add '}'.")]
    [TestCase(".create function [|F|]() T", "The body of the function 'F' is missing; write it in '{' and '}' behind the parameters.")]
    [TestCase(".create function [|F|] { T }", "The parameters of the function 'F' are missing; write 'F()' when it has none.")]
    [TestCase(".create function with [|(|]folder='x' F() { T }", "The option list that starts here is never closed; add ')'.")]
    public void A_broken_command_loses_only_itself(string marked, string? message)
    {
        const string Next = "\n.create table Kept (a: int)";
        if (message is null)
        {
            var reading = SchemaDeclarations.Read("schema/test", marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal) + Next);
            Assert.That(reading.Problems.Single().Message, Is.EqualTo("After the parameter 'a' its type is expected: 'a: string'."));
            Assert.That(reading.Declarations.Tables, Has.Length.EqualTo(1));
            return;
        }
        var (problem, declared) = DeclarationReading.WithProblem(marked + Next);
        Assert.That(problem.Message, Is.EqualTo(message));
        Assert.That(problem.Kind, Is.EqualTo(SchemaProblemKind.DeclarationIsLost));
        Assert.That(declared.Tables.Single().Table.Name, Is.EqualTo("Kept"));
    }

    [TestCase(".create table T (a: [|strin|])", "strin")]
    [TestCase(".create function F(a: [|strin|]) { T }", "strin")]
    public void An_unknown_type_loses_only_itself(string marked, string type)
    {
        var (problem, declared) = DeclarationReading.WithProblem(marked);
        Assert.That(problem.Message, Does.Contain($"'{type}'").And.EndsWith("Did you mean 'string'?"));
        Assert.That(declared.Tables.Length + declared.Functions.Length, Is.EqualTo(1));
    }

    [TestCase(".create function F() { ")]
    [TestCase(".create table ['a")]
    [TestCase(". ")]
    [TestCase(".create table T (")]
    [TestCase("\n.create function F(a:")]
    public void A_hostile_script_is_read_in_one_pass(string part)
    {
        var reading = SchemaDeclarations.Read("schema/test", ".create table T (a: int)\n" + string.Concat(Enumerable.Repeat(part, 100_000)));
        Assert.That(reading.Problems, Has.Length.LessThanOrEqualTo(100));
        Assert.That(reading.Declarations.Tables.Select(table => table.Table.Name), Does.Contain("T"));
    }
}
